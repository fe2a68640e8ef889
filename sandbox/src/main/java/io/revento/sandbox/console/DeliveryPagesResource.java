package io.revento.sandbox.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.revento.sandbox.api.Cursor;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.webhooks.Attempt;
import io.revento.sandbox.webhooks.Delivery;
import io.revento.sandbox.webhooks.DeliveryLog;
import io.revento.sandbox.webhooks.Webhooks;
import io.revento.sandbox.world.model.Field;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The delivery log: each try with headers, body and answer, and the way to deliver again. */
@Path("/deliveries")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DeliveryPagesResource {

  private static final String PATH = "/deliveries";
  private static final int PAGE = 30;

  /** Where the form for redelivery begins. */
  private static final Duration LAST_HOUR = Duration.ofHours(1);

  /** One try. */
  public record Try(
      int number,
      String at,
      String status,
      boolean good,
      Map<String, String> headers,
      String body,
      String answer) {}

  /** One delivery. */
  public record Row(
      String id,
      String webhookId,
      String type,
      String integration,
      String event,
      String state,
      String at,
      String next,
      List<Try> tries) {}

  /** A choice of the filter. */
  public record Option(String id, String words, boolean chosen) {}

  private final Template template;
  private final Pages pages;
  private final DeliveryLog log;
  private final Webhooks webhooks;
  private final Integrations integrations;
  private final SandboxClock clock;

  DeliveryPagesResource(
      @Location("deliveries") Template template,
      Pages pages,
      DeliveryLog log,
      Webhooks webhooks,
      Integrations integrations,
      SandboxClock clock) {
    this.template = template;
    this.pages = pages;
    this.log = log;
    this.webhooks = webhooks;
    this.integrations = integrations;
    this.clock = clock;
  }

  @GET
  @Operation(hidden = true)
  public Response show(
      @CookieParam(Pages.COOKIE) @Nullable String user,
      @RestQuery Optional<String> type,
      @RestQuery Optional<String> state,
      @RestQuery @Nullable String cursor) {
    String wantedType = type.orElse("").trim();
    String wantedState = state.orElse("");
    List<Delivery> found =
        log.newest(
            cursor == null ? Long.MAX_VALUE : Cursor.position(cursor),
            PAGE + 1,
            one ->
                one.type().contains(wantedType)
                    && (wantedState.isEmpty() || one.state().wireName().equals(wantedState)));
    List<Row> rows = found.stream().limit(PAGE).map(this::row).toList();
    String next = found.size() > PAGE ? Cursor.of(found.get(PAGE - 1).number()) : "";
    List<Option> states =
        Stream.of("", "pending", "succeeded", "failed")
            .map(one -> new Option(one, one.isEmpty() ? "any" : one, one.equals(wantedState)))
            .toList();
    return pages.show(
        template
            .data("deliveries", rows)
            .data("type", wantedType)
            .data("state", wantedState)
            .data("states", states)
            .data("since", clock.now().minus(LAST_HOUR).truncatedTo(ChronoUnit.SECONDS).toString())
            .data("next", next),
        PATH,
        user);
  }

  @POST
  @Path("/{id}/redeliver")
  @Operation(hidden = true)
  public Response redeliver(@PathParam("id") String id) {
    if (webhooks.redeliver(id).isEmpty()) {
      throw ProblemException.notFound("There is no such delivery. /deliveries lists them.");
    }
    return Pages.back(PATH + "#" + id);
  }

  @POST
  @Path("/redeliver")
  @Operation(hidden = true)
  public Response redeliverSince(@RestForm @Nullable String since) {
    Instant from =
        Field.time(String.valueOf(since))
            .orElseThrow(
                () ->
                    ProblemException.badRequest(
                        "invalid_time",
                        "`since` must be a time as RFC 3339, such as 2027-05-04T09:30:00Z."));
    webhooks.redeliverSince(from, delivery -> true);
    return Pages.back(PATH);
  }

  private Row row(Delivery delivery) {
    List<Attempt> tries = delivery.tries();
    return new Row(
        delivery.id(),
        delivery.webhookId(),
        delivery.type(),
        integrations
            .find(delivery.integrationId())
            .map(one -> one.registration().name())
            .orElse(delivery.integrationId()),
        Optional.ofNullable(delivery.eventId()).orElse("no event"),
        delivery.state().wireName(),
        Pages.words(delivery.createdAt()),
        next(delivery.nextTryAt()),
        IntStream.range(0, tries.size()).mapToObj(i -> attempt(i + 1, tries.get(i))).toList());
  }

  private static Try attempt(int number, Attempt attempt) {
    Integer status = attempt.status();
    return new Try(
        number,
        Pages.words(attempt.at()),
        status == null ? "no answer" : status.toString(),
        status != null && status >= 200 && status < 300,
        attempt.requestHeaders(),
        attempt.body(),
        attempt.answer());
  }

  /** How long until the next try, in words; empty if none is planned. */
  private String next(@Nullable Instant due) {
    if (due == null) {
      return "";
    }
    long seconds = Math.max(0, Duration.between(clock.now(), due).toSeconds());
    Duration left = Duration.ofSeconds(seconds);
    String words =
        left.toHours() > 0
            ? left.toHours() + " h " + left.toMinutesPart() + " min"
            : left.toMinutes() > 0
                ? left.toMinutes() + " min " + left.toSecondsPart() + " s"
                : seconds + " s";
    return "in " + words + ", at " + Pages.words(due);
  }
}
