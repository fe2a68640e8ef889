package io.revento.sandbox.oauth.endpoint;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.revento.sandbox.oauth.grant.AuthorizationRequest;
import io.revento.sandbox.oauth.grant.Grant;
import io.revento.sandbox.world.User;
import io.revento.sandbox.world.Users;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** The page on which someone chooses who they are, the event, and what may be read. */
@ApplicationScoped
class ConsentPage {

  /** More people than one would look through; enough for every seeded one. */
  private static final int MOST_PEOPLE = 200;

  /** One choice of a list. */
  public record Choice(String id, String words, boolean chosen) {}

  private final Template template;
  private final World world;
  private final Users users;

  ConsentPage(@Location("consent") Template template, World world, Users users) {
    this.template = template;
    this.world = world;
    this.users = users;
  }

  TemplateInstance of(AuthorizationRequest request, String eventHint) {
    return template
        .data("integration", request.integration().registration())
        .data("clientId", request.integration().clientId())
        .data("redirectUri", request.redirectUri())
        .data("state", request.state())
        .data("challenge", request.challenge())
        .data("grant", request.kind().wireName())
        .data("organizer", request.kind() == Grant.Kind.ORGANIZER)
        .data("scopes", request.scopes())
        .data("people", people(request.kind(), eventHint))
        .data("events", events(eventHint));
  }

  private List<Choice> people(Grant.Kind kind, String eventHint) {
    Stream<User> people = users.all().stream();
    if (kind == Grant.Kind.PARTICIPANT && world.event(eventHint).isPresent()) {
      people =
          world.all(Kind.PARTICIPANT, eventHint).stream()
              .flatMap(participant -> users.find(participant.text("user_id")).stream());
    }
    return people
        .limit(MOST_PEOPLE)
        .map(user -> new Choice(user.id(), user.name(), false))
        .toList();
  }

  private List<Choice> events(String eventHint) {
    return world
        .all(Kind.EVENT)
        .map(event -> new Choice(event.id(), words(event), event.id().equals(eventHint)))
        .toList();
  }

  private String words(Resource event) {
    String organization =
        world.organization(event.text("organization_id")).map(o -> o.text("name")).orElse("");
    return event.text("name") + " · " + organization + " (" + event.text("status") + ")";
  }
}
