package io.revento.sandbox.console;

import io.quarkus.qute.TemplateInstance;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.User;
import io.revento.sandbox.world.Users;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What all pages have: who is signed in, where one can go, what time it is. */
@ApplicationScoped
public class Pages {

  /** Holds the id of whoever is signed in; a choice, not a proof. */
  static final String COOKIE = "revento_user";

  /** Every seeded person, and not all that were loaded. */
  private static final int MOST_PEOPLE = 90;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** A way to another page. */
  public record Link(String href, String words, boolean here) {}

  /** Someone to sign in as. */
  public record Choice(String id, String words, boolean chosen) {}

  /**
   * What the layout shows.
   *
   * @param notice what was just done; empty if nothing was
   */
  public record Frame(
      String path,
      List<Link> links,
      List<Choice> people,
      boolean signedIn,
      String now,
      String notice) {}

  private final Users users;
  private final World world;
  private final SandboxClock clock;
  private final HttpHeaders request;

  /**
   * @param request of whoever asks at the moment
   */
  Pages(Users users, World world, SandboxClock clock, HttpHeaders request) {
    this.users = users;
    this.world = world;
    this.clock = clock;
    this.request = request;
  }

  /** The page, and what was done before it, this once. */
  public Response show(TemplateInstance page, String path) {
    Optional<String> notice = Notice.of(request);
    TemplateInstance whole = page.data("frame", frame(path, signedIn(), notice.orElse("")));
    Response.ResponseBuilder answer =
        Response.ok(whole, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    return (notice.isPresent() ? answer.cookie(Notice.none()) : answer).build();
  }

  /** After something was done: the page again, by GET, and what was done in a sentence. */
  public static Response back(String path, String done) {
    return Response.seeOther(URI.create(path)).cookie(Notice.saying(done)).build();
  }

  Optional<User> signedIn() {
    return Optional.ofNullable(request.getCookies().get(COOKIE))
        .map(Cookie::getValue)
        .flatMap(users::find);
  }

  /**
   * The one who is signed in.
   *
   * @throws ProblemException 403 if nobody is
   */
  User required() {
    return signedIn()
        .orElseThrow(
            () -> forbidden("Nobody is signed in: choose someone at the top of the page."));
  }

  static ProblemException forbidden(String detail) {
    return new ProblemException(Status.FORBIDDEN, "forbidden", detail);
  }

  public static String words(Instant time) {
    return TIME.format(time);
  }

  private Frame frame(String path, Optional<User> user, String notice) {
    List<Link> links =
        List.of(
            link("/console", "Console", path),
            link("/settings/connected-apps", "Connected apps", path),
            link("/integrations", "Integrations", path),
            link("/deliveries", "Deliveries", path));
    String chosen = user.map(User::id).orElse("");
    List<Choice> people = new ArrayList<>();
    users.all().stream()
        .limit(MOST_PEOPLE)
        .map(one -> new Choice(one.id(), words(one), one.id().equals(chosen)))
        .forEach(people::add);
    return new Frame(path, links, people, user.isPresent(), words(clock.now()), notice);
  }

  private String words(User user) {
    List<String> events =
        users.organizerOf(user.id()).stream()
            .flatMap(id -> world.event(id).stream())
            .map((Resource event) -> event.text("name"))
            .toList();
    return events.isEmpty() ? user.name() : user.name() + ", organizer";
  }

  private static Link link(String href, String words, String path) {
    return new Link(href, words, path.equals(href));
  }
}
