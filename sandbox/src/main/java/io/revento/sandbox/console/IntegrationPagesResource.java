package io.revento.sandbox.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.revento.sandbox.integrations.Integration;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.integrations.Registration;
import io.revento.sandbox.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Register an integration, get its credentials, rotate its signing secret, move its webhooks. */
@Path("/integrations")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class IntegrationPagesResource {

  private static final String PATH = "/integrations";
  private static final Registration EMPTY =
      new Registration("", "", "", List.of(), "", List.of(Registration.ALL_TYPES));

  /** What is shown once, behind a name that says what it is. */
  public record Secret(String words, String text) {}

  private final Template template;
  private final Pages pages;
  private final Integrations integrations;

  IntegrationPagesResource(
      @Location("integrations") Template template, Pages pages, Integrations integrations) {
    this.template = template;
    this.pages = pages;
    this.integrations = integrations;
  }

  @GET
  public Response show() {
    return page(List.of(), EMPTY, Optional.empty());
  }

  /** Answers the page itself and no redirect: secrets are shown this once. */
  @POST
  public Response register(
      @RestForm @Nullable String name,
      @RestForm @Nullable String description,
      @RestForm @Nullable String contact,
      @RestForm("redirect_uris") @Nullable String redirectUris,
      @RestForm("webhook_url") @Nullable String webhookUrl,
      @RestForm("event_types") @Nullable String eventTypes) {
    Registration registration =
        new Registration(
            text(name),
            text(description),
            text(contact),
            words(redirectUris),
            text(webhookUrl),
            text(webhookUrl).isEmpty() ? List.of() : words(eventTypes));
    Optional<String> fault = registration.fault();
    if (fault.isPresent()) {
      return page(List.of(), registration, fault);
    }
    Integration made = integrations.register(registration);
    Stream<Secret> secrets =
        Stream.concat(
            Stream.of(
                new Secret("client_id", made.clientId()),
                new Secret("client_secret", made.clientSecret())),
            signing(made));
    return page(secrets.toList(), EMPTY, Optional.empty());
  }

  @POST
  @Path("/{id}/rotate-secret")
  public Response rotate(@PathParam("id") String id) {
    Integration known = integrations.find(id).orElseThrow(IntegrationPagesResource::unknown);
    if (known.secrets().isEmpty()) {
      throw ProblemException.conflict("no_webhooks", "It has no webhooks: give it a URL first.");
    }
    Integration rotated =
        integrations.rotateSecret(id).orElseThrow(IntegrationPagesResource::unknown);
    return page(signing(rotated).toList(), EMPTY, Optional.empty());
  }

  @POST
  @Path("/{id}/webhook-url")
  public Response move(
      @PathParam("id") String id, @RestForm("webhook_url") @Nullable String webhookUrl) {
    Integration known = integrations.find(id).orElseThrow(IntegrationPagesResource::unknown);
    Registration moved = known.registration().withWebhookUrl(text(webhookUrl));
    Optional<String> fault = moved.fault();
    if (fault.isPresent()) {
      return page(List.of(), EMPTY, fault);
    }
    integrations.change(id, registration -> registration.withWebhookUrl(text(webhookUrl)));
    String where = text(webhookUrl).isEmpty() ? "nowhere" : text(webhookUrl);
    return Pages.back(
        PATH, "Webhooks of " + known.registration().name() + " go to " + where + " now.");
  }

  private Response page(List<Secret> secrets, Registration form, Optional<String> fault) {
    return pages.show(
        template
            .data("integrations", integrations.all())
            .data("secrets", secrets)
            .data("form", form)
            .data("fault", fault.orElse("")),
        PATH);
  }

  private static Stream<Secret> signing(Integration integration) {
    return integration.secrets().stream()
        .limit(1)
        .map(secret -> new Secret("webhook_secret", secret.text()));
  }

  private static String text(@Nullable String field) {
    return field == null ? "" : field.trim();
  }

  private static List<String> words(@Nullable String field) {
    return Stream.of(text(field).split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static ProblemException unknown() {
    return ProblemException.notFound("There is no such integration. /integrations lists them.");
  }
}
