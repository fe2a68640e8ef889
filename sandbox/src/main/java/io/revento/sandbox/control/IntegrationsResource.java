package io.revento.sandbox.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.revento.sandbox.api.Listing;
import io.revento.sandbox.control.body.Body;
import io.revento.sandbox.control.body.RegistrationForm;
import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.integrations.Registration;
import io.revento.sandbox.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "We register your integration and reply with client_id, client_secret and the signing secret."
 */
@Path("/sandbox")
@Produces(MediaType.APPLICATION_JSON)
public class IntegrationsResource {

  /** What is replied once. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Registered(
      String integrationId, String clientId, String clientSecret, @Nullable String webhookSecret) {

    @Override
    public String toString() {
      return "Registered[integrationId=" + integrationId + "]";
    }
  }

  /** What is shown later: no secrets. */
  record Shown(
      String integrationId,
      String clientId,
      String name,
      String description,
      String contact,
      List<String> redirectUris,
      String webhookUrl,
      List<String> eventTypes,
      boolean published,
      boolean suspended,
      boolean webhookEnabled) {

    static Shown of(Integration integration) {
      Registration registration = integration.registration();
      return new Shown(
          integration.id(),
          integration.clientId(),
          registration.name(),
          registration.description(),
          registration.contact(),
          registration.redirectUris(),
          registration.webhookUrl(),
          registration.eventTypes(),
          integration.published(),
          integration.suspended(),
          integration.webhookEnabled());
    }
  }

  /** A signing secret that was just made. */
  record Rotated(String webhookSecret) {

    @Override
    public String toString() {
      return "Rotated";
    }
  }

  private final Integrations integrations;

  IntegrationsResource(Integrations integrations) {
    this.integrations = integrations;
  }

  @POST
  @Path("/integrations")
  public Response register(@Nullable String body) {
    Registration registration =
        RegistrationForm.merged(body, new Registration("", "", "", List.of(), "", List.of()));
    Integration made = integrations.register(registration);
    String secret = made.secrets().isEmpty() ? null : made.secrets().get(0).text();
    return Response.status(Response.Status.CREATED)
        .entity(new Registered(made.id(), made.clientId(), made.clientSecret(), secret))
        .build();
  }

  @GET
  @Path("/integrations")
  public Listing list() {
    return Listing.all(integrations.all().stream().map(Shown::of).toList());
  }

  @PATCH
  @Path("/integrations/{id}")
  public Shown change(@PathParam("id") String id, @Nullable String body) {
    return integrations
        .change(id, registration -> RegistrationForm.merged(body, registration))
        .map(Shown::of)
        .orElseThrow(IntegrationsResource::unknown);
  }

  @POST
  @Path("/integrations/{id}/rotate-secret")
  public Rotated rotate(@PathParam("id") String id, @Nullable String text) {
    Body.none(text);
    Integration known = integrations.find(id).orElseThrow(IntegrationsResource::unknown);
    if (known.secrets().isEmpty()) {
      throw ProblemException.conflict(
          "no_webhooks",
          "The integration declared no event_types and so has no signing secret: PATCH it first.");
    }
    return integrations
        .rotateSecret(id)
        .map(rotated -> new Rotated(rotated.secrets().get(0).text()))
        .orElseThrow(IntegrationsResource::unknown);
  }

  static ProblemException unknown() {
    return ProblemException.notFound(
        "There is no such integration. GET /sandbox/integrations lists them.");
  }
}
