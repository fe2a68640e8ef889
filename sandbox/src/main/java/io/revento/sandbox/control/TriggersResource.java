package io.revento.sandbox.control;

import io.revento.sandbox.control.body.Body;
import io.revento.sandbox.edits.Edits;
import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.integrations.Registration;
import io.revento.sandbox.oauth.grant.Grant;
import io.revento.sandbox.oauth.grant.Grants;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.webhooks.Announcement;
import io.revento.sandbox.webhooks.Webhooks;
import io.revento.sandbox.world.Ids;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Webhooks of any type on request: "contact us; we'll trigger them for your test integration". */
@Path("/sandbox")
@Produces(MediaType.APPLICATION_JSON)
public class TriggersResource {

  private static final String INTEGRATION = "integration.";

  record Triggered(List<String> webhookIds) {}

  private final World world;
  private final Webhooks webhooks;
  private final Integrations integrations;
  private final Grants grants;

  TriggersResource(World world, Webhooks webhooks, Integrations integrations, Grants grants) {
    this.world = world;
    this.webhooks = webhooks;
    this.integrations = integrations;
    this.grants = grants;
  }

  /**
   * Types of {@code integration.*} change its state too; all others only send. The ids choose the
   * receivers: that integration, or those that are connected to that event, or all.
   */
  @POST
  @Path("/triggers/{type}")
  public Response trigger(@PathParam("type") String type, @Nullable String text) {
    if (!Registration.isType(type)) {
      throw ProblemException.badRequest("invalid_type", "The type " + Registration.TYPE_WORDS);
    }
    Body body = Body.of(text, "integration_id", "event_id", "overrides");
    Optional<Resource> event =
        body.optionalText("event_id")
            .map(id -> world.event(id).orElseThrow(() -> Edits.unknown(Kind.EVENT)));
    List<Integration> receivers =
        body.optionalText("integration_id")
            .map(id -> integrations.find(id).orElseThrow(IntegrationsResource::unknown))
            .map(List::of)
            .orElseGet(() -> event.map(this::connectedTo).orElseGet(integrations::all));
    receivers.forEach(receiver -> changeState(type, receiver.id()));
    List<String> ids =
        receivers.stream()
            .flatMap(
                receiver ->
                    webhooks
                        .announce(
                            announcement(type, receiver, event, body.object("overrides")),
                            one -> one.id().equals(receiver.id()))
                        .stream())
            .toList();
    return Response.accepted(new Triggered(ids)).build();
  }

  private List<Integration> connectedTo(Resource event) {
    Set<String> connected =
        grants.all().stream()
            .filter(grant -> grant.eventId().equals(event.id()))
            .map(Grant::integrationId)
            .collect(Collectors.toSet());
    return integrations.all().stream().filter(one -> connected.contains(one.id())).toList();
  }

  private void changeState(String type, String integrationId) {
    switch (type) {
      case "integration.suspended" -> integrations.suspend(integrationId, true);
      case "integration.reinstated" -> integrations.suspend(integrationId, false);
      case "integration.unpublished" -> integrations.publish(integrationId, false);
      case "integration.published" -> integrations.publish(integrationId, true);
      default -> {
        // Nothing else is a state of an integration.
      }
    }
  }

  private Announcement announcement(
      String type,
      Integration receiver,
      Optional<Resource> wanted,
      Map<String, @Nullable Object> overrides) {
    if (type.startsWith(INTEGRATION)) {
      return new Announcement(type, Optional.empty(), Optional.empty(), Map.of(), overrides);
    }
    if (type.equals("user.revoked_access")) {
      Map<String, String> user = Map.of("user_id", someUser(receiver, wanted));
      return new Announcement(
          type, organization(wanted), wanted.map(Resource::id), user, overrides);
    }
    Resource event = wanted.orElseGet(() -> someEvent(receiver));
    Map<String, String> data = subject(type, event);
    return new Announcement(
        type, organization(Optional.of(event)), Optional.of(event.id()), data, overrides);
  }

  /** Something in the event that the type could be about. */
  private Map<String, String> subject(String type, Resource event) {
    String resource = type.split("\\.", 2)[0];
    String id =
        Kind.ofWireName(resource)
            .flatMap(kind -> world.all(kind, world.owner(kind, event)).stream().findFirst())
            .map(Resource::id)
            .orElseGet(() -> Ids.next(resource));
    return Map.of("resource", resource, "id", id);
  }

  /** Someone who connected the integration, to that event if one is given, if anyone did. */
  private String someUser(Integration receiver, Optional<Resource> event) {
    return grantsOf(receiver)
        .filter(grant -> event.map(Resource::id).map(grant.eventId()::equals).orElse(true))
        .map(Grant::userId)
        .findFirst()
        .orElse("usr_developer");
  }

  /** One that the integration is connected to, if there is one. */
  private Resource someEvent(Integration receiver) {
    return grantsOf(receiver)
        .flatMap(grant -> world.event(grant.eventId()).stream())
        .findFirst()
        .or(() -> world.all(Kind.EVENT).reduce((one, next) -> next))
        .orElseThrow();
  }

  private Stream<Grant> grantsOf(Integration integration) {
    return grants.all().stream().filter(grant -> grant.integrationId().equals(integration.id()));
  }

  private static Optional<String> organization(Optional<Resource> event) {
    return event.map(found -> found.text("organization_id"));
  }
}
