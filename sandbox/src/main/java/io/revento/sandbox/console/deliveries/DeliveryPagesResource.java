package io.revento.sandbox.console.deliveries;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.revento.sandbox.api.Cursor;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.console.Pages;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.webhooks.Delivery;
import io.revento.sandbox.webhooks.DeliveryLog;
import io.revento.sandbox.webhooks.Webhooks;
import io.revento.sandbox.world.model.Field;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** As a browser's field for a time has it. */
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  /** A choice of the filter. */
  public record Option(String id, String words, boolean chosen) {}

  private final Template template;
  private final Pages pages;
  private final DeliveryLog log;
  private final Webhooks webhooks;
  private final DeliveryView view;
  private final SandboxClock clock;

  DeliveryPagesResource(
      @Location("deliveries") Template template,
      Pages pages,
      DeliveryLog log,
      Webhooks webhooks,
      DeliveryView view,
      SandboxClock clock) {
    this.template = template;
    this.pages = pages;
    this.log = log;
    this.webhooks = webhooks;
    this.view = view;
    this.clock = clock;
  }

  @GET
  public Response show(
      @RestQuery Optional<String> type,
      @RestQuery Optional<String> state,
      @RestQuery Optional<String> open,
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
    List<DeliveryView.Row> rows =
        found.stream()
            .limit(PAGE)
            .map(one -> view.row(one, open.filter(one.id()::equals).isPresent()))
            .toList();
    String next = found.size() > PAGE ? Cursor.of(found.get(PAGE - 1).number()) : "";
    List<Option> states =
        Stream.of("", "pending", "succeeded", "failed")
            .map(one -> new Option(one, one.isEmpty() ? "any" : one, one.equals(wantedState)))
            .toList();
    return pages.show(
        template
            .data("deliveries", rows)
            .data("filtered", !wantedType.isEmpty() || !wantedState.isEmpty())
            .data("type", wantedType)
            .data("state", wantedState)
            .data("states", states)
            .data("since", LOCAL.format(clock.now().minus(LAST_HOUR)))
            .data("next", next),
        PATH);
  }

  @POST
  @Path("/{id}/redeliver")
  public Response redeliver(@PathParam("id") String id) {
    Delivery again =
        webhooks
            .redeliver(id)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "There is no such delivery. /deliveries lists them."));
    return Pages.back(
        PATH + "?open=" + id + "#" + id, "Delivering again: " + again.webhookId() + ".");
  }

  /**
   * @param since a time as RFC 3339, or as a browser's field gives it, without an offset: UTC
   */
  @POST
  @Path("/redeliver")
  public Response redeliverSince(@RestForm @Nullable String since) {
    String text = String.valueOf(since);
    Instant from =
        Field.time(text)
            .or(() -> Field.time(text + "Z"))
            .orElseThrow(
                () ->
                    ProblemException.badRequest(
                        "invalid_time",
                        "`since` must be a time as RFC 3339, such as 2027-05-04T09:30:00Z."));
    int count = webhooks.redeliverSince(from, delivery -> true).size();
    return Pages.back(
        PATH,
        "Delivering again: "
            + (count == 1 ? "one delivery" : count + " deliveries")
            + " since "
            + Pages.words(from)
            + ".");
  }
}
