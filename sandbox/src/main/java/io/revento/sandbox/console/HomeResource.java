package io.revento.sandbox.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.User;
import io.revento.sandbox.world.Users;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The way in: what is here, and signing in by choosing who one is. */
@Path("/")
public class HomeResource {

  /** An event, as the list at the start shows it. */
  public record Row(
      String name,
      String id,
      String organization,
      String status,
      int participants,
      String begins) {}

  /** A path here, and no other site's that begins with two slashes or a slash turned round. */
  private static final Pattern LOCAL = Pattern.compile("/(?!/)(?:[\\w/?=&.:+~-]|%[0-9A-Fa-f]{2})*");

  private final Template home;
  private final Pages pages;
  private final Users users;
  private final World world;

  HomeResource(@Location("home") Template home, Pages pages, Users users, World world) {
    this.home = home;
    this.pages = pages;
    this.users = users;
    this.world = world;
  }

  @GET
  public Response show() {
    List<Row> events =
        world
            .all(Kind.EVENT)
            .map(this::row)
            .sorted(Comparator.comparing(Row::id).reversed())
            .toList();
    return pages.show(home.data("events", events), "/");
  }

  @POST
  @Path("sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signIn(@RestForm @Nullable String user, @RestForm @Nullable String back) {
    User chosen =
        Optional.ofNullable(user)
            .flatMap(users::find)
            .orElseThrow(
                () ->
                    ProblemException.badRequest(
                        "unknown_user", "`user` must be one of GET /sandbox/users."));
    boolean local = back != null && LOCAL.matcher(back).matches();
    NewCookie cookie =
        new NewCookie.Builder(Pages.COOKIE)
            .value(chosen.id())
            .path("/")
            .httpOnly(true)
            .sameSite(NewCookie.SameSite.LAX)
            .build();
    return Response.seeOther(URI.create(local ? back : "/"))
        .cookie(cookie, Notice.saying("You are " + chosen.name() + " now."))
        .build();
  }

  private Row row(Resource event) {
    return new Row(
        event.text("name"),
        event.id(),
        world.organization(event.text("organization_id")).map(o -> o.text("name")).orElse(""),
        event.text("status"),
        world.all(Kind.PARTICIPANT, event.id()).size(),
        event.text("starts_on"));
  }
}
