package io.revento.sandbox.control;

import io.revento.sandbox.api.Cursor;
import io.revento.sandbox.api.Listing;
import io.revento.sandbox.control.body.Body;
import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.requests.RequestLog;
import io.revento.sandbox.webhooks.Delivery;
import io.revento.sandbox.webhooks.Delivery.State;
import io.revento.sandbox.webhooks.DeliveryLog;
import io.revento.sandbox.webhooks.Webhooks;
import io.revento.sandbox.world.model.Field;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was delivered, to see and to deliver again, and what was called. */
@Path("/sandbox")
@Produces(MediaType.APPLICATION_JSON)
public class LogsResource {

  private static final int PAGE = 100;

  record Redelivered(List<String> webhookIds) {}

  private final DeliveryLog deliveries;
  private final Webhooks webhooks;
  private final RequestLog requests;
  private final Integrations integrations;

  LogsResource(
      DeliveryLog deliveries, Webhooks webhooks, RequestLog requests, Integrations integrations) {
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.requests = requests;
    this.integrations = integrations;
  }

  /** The newest first. */
  @GET
  @Path("/deliveries")
  public Listing deliveries(
      @QueryParam("type") Optional<String> type,
      @QueryParam("state") Optional<String> state,
      @QueryParam("integration_id") Optional<String> integrationId,
      @QueryParam("cursor") @Nullable String cursor) {
    state.ifPresent(LogsResource::checkState);
    integrationId.ifPresent(this::checkIntegration);
    long before = cursor == null ? Long.MAX_VALUE : Cursor.position(cursor);
    List<Delivery> found =
        deliveries.newest(
            before,
            PAGE + 1,
            delivery ->
                type.map(delivery.type()::equals).orElse(true)
                    && state.map(delivery.state().wireName()::equals).orElse(true)
                    && integrationId.map(delivery.integrationId()::equals).orElse(true));
    return found.size() <= PAGE
        ? Listing.all(found)
        : new Listing(found.subList(0, PAGE), Cursor.of(found.get(PAGE - 1).number()));
  }

  @POST
  @Path("/deliveries/{id}/redeliver")
  public Response redeliver(@PathParam("id") String id, @Nullable String text) {
    Body.none(text);
    deliveries
        .find(id)
        .flatMap(found -> integrations.find(found.integrationId()))
        .filter(found -> !found.listens())
        .ifPresent(LogsResource::refuseDeaf);
    Delivery delivery =
        webhooks
            .redeliver(id)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "There is no such delivery. GET /sandbox/deliveries lists them."));
    return Response.accepted(new Redelivered(List.of(delivery.webhookId()))).build();
  }

  /** All since a time, and of a type if one is given, in their first order. */
  @POST
  @Path("/deliveries/redeliver")
  public Response redeliverSince(@Nullable String text) {
    Body body = Body.of(text, "since", "type");
    Instant since = time("since", body.text("since"));
    Optional<String> type = body.optionalText("type");
    List<String> ids =
        webhooks.redeliverSince(since, one -> type.map(one.type()::equals).orElse(true)).stream()
            .map(Delivery::webhookId)
            .toList();
    return Response.accepted(new Redelivered(ids)).build();
  }

  /** In the order in which they were answered; {@code path} is how the path begins. */
  @GET
  @Path("/requests")
  public Listing requests(
      @QueryParam("integration_id") Optional<String> integrationId,
      @QueryParam("path") Optional<String> path,
      @QueryParam("since") Optional<String> since) {
    integrationId.ifPresent(this::checkIntegration);
    Instant from = since.map(text -> time("since", text)).orElse(Instant.MIN);
    return Listing.all(
        requests.find(
            request ->
                integrationId.map(id -> id.equals(request.integrationId())).orElse(true)
                    && path.map(request.path()::startsWith).orElse(true)
                    && !request.at().isBefore(from)));
  }

  private static void refuseDeaf(Integration integration) {
    throw ProblemException.conflict(
        "webhook_disabled",
        "Nothing is sent to this integration, which answered 410 or declares no event_types: PATCH"
            + " /sandbox/integrations/"
            + integration.id()
            + " first.");
  }

  private static void checkState(String name) {
    List<String> known = Stream.of(State.values()).map(State::wireName).toList();
    if (!known.contains(name)) {
      throw ProblemException.badRequest(
          "invalid_state", "`state` must be one of " + String.join(", ", known) + ".");
    }
  }

  /** Integrations are never forgotten, so an unknown id is a slip. */
  private void checkIntegration(String id) {
    if (integrations.find(id).isEmpty()) {
      throw IntegrationsResource.unknown();
    }
  }

  private static Instant time(String field, String text) {
    return Field.time(text)
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "invalid_time",
                    "`" + field + "` must be a time as RFC 3339, such as 2027-05-04T09:30:00Z."));
  }
}
