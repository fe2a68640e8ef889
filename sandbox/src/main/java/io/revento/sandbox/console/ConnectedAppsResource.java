package io.revento.sandbox.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.revento.sandbox.edits.Revocations;
import io.revento.sandbox.integrations.Integrations;
import io.revento.sandbox.oauth.grant.Grant;
import io.revento.sandbox.oauth.grant.Grants;
import io.revento.sandbox.oauth.grant.Scope;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.User;
import io.revento.sandbox.world.World;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** "Sign in as a participant who authorized your integration, go to Connected apps, revoke." */
@Path("/settings/connected-apps")
public class ConnectedAppsResource {

  private static final String PATH = "/settings/connected-apps";

  /** Something that the one who is signed in consented to. */
  public record Row(
      String id, String name, String event, String kind, List<String> scopes, String since) {}

  private final Template template;
  private final Pages pages;
  private final Grants grants;
  private final Integrations integrations;
  private final World world;
  private final Revocations revocations;

  ConnectedAppsResource(
      @Location("connected-apps") Template template,
      Pages pages,
      Grants grants,
      Integrations integrations,
      World world,
      Revocations revocations) {
    this.template = template;
    this.pages = pages;
    this.grants = grants;
    this.integrations = integrations;
    this.world = world;
    this.revocations = revocations;
  }

  @GET
  public Response show() {
    Optional<User> user = pages.signedIn();
    List<Row> rows = user.map(User::id).map(this::rows).orElse(List.of());
    return pages.show(template.data("signedIn", user.isPresent()).data("apps", rows), PATH);
  }

  @POST
  @Path("/{grantId}/revoke")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response revoke(@PathParam("grantId") String grantId) {
    User user = pages.required();
    Grant grant =
        grants.all().stream()
            .filter(one -> one.id().equals(grantId) && one.userId().equals(user.id()))
            .findFirst()
            .orElseThrow(
                () -> ProblemException.notFound("This app is not connected, or not any more."));
    revocations.revoke(user.id(), grant.integrationId(), Optional.of(grant.eventId()));
    return Pages.back(
        PATH, "Revoked: " + row(grant).name() + " can no longer read " + row(grant).event() + ".");
  }

  private List<Row> rows(String userId) {
    return grants.all().stream()
        .filter(grant -> grant.userId().equals(userId))
        .map(this::row)
        .toList();
  }

  private Row row(Grant grant) {
    return new Row(
        grant.id(),
        integrations
            .find(grant.integrationId())
            .map(one -> one.registration().name())
            .orElse(grant.integrationId()),
        world.event(grant.eventId()).map(one -> one.text("name")).orElse(grant.eventId()),
        grant.kind().wireName(),
        grant.scopes().stream().map(Scope::words).toList(),
        Pages.words(grant.since()));
  }
}
