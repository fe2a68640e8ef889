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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    Grant.Kind kind = request.kind();
    Map<String, List<Resource>> able = able(kind, eventHint);
    String event =
        users.all().stream()
            .flatMap(user -> able.getOrDefault(user.id(), List.of()).stream())
            .findFirst()
            .map(Resource::id)
            .orElse("");
    return template
        .data("integration", request.integration().registration())
        .data("clientId", request.integration().clientId())
        .data("redirectUri", request.redirectUri())
        .data("state", request.state())
        .data("challenge", request.challenge())
        .data("grant", kind.wireName())
        .data("organizer", kind == Grant.Kind.ORGANIZER)
        .data("scopes", request.scopes())
        .data("able", people(user -> able.containsKey(user.id()), able))
        .data("others", people(user -> !able.containsKey(user.id()), able))
        .data("events", events(eventHint.isEmpty() ? event : eventHint));
  }

  /** Who can say yes, and for which events; to that of the hint if there is one. */
  private Map<String, List<Resource>> able(Grant.Kind kind, String eventHint) {
    Map<String, List<Resource>> able = new LinkedHashMap<>();
    events()
        .filter(event -> eventHint.isEmpty() || event.id().equals(eventHint))
        .forEach(
            event ->
                who(kind, event)
                    .forEach(id -> able.computeIfAbsent(id, none -> new ArrayList<>()).add(event)));
    return able;
  }

  private Stream<String> who(Grant.Kind kind, Resource event) {
    return kind == Grant.Kind.PARTICIPANT
        ? world.all(Kind.PARTICIPANT, event.id()).stream()
            .limit(MOST_PEOPLE)
            .map(one -> one.text("user_id"))
        : users.all().stream().map(User::id).filter(id -> users.organizes(id, event.id()));
  }

  private List<Choice> people(Predicate<User> meant, Map<String, List<Resource>> able) {
    return users.all().stream()
        .filter(meant)
        .limit(MOST_PEOPLE)
        .map(user -> new Choice(user.id(), words(user, able), false))
        .toList();
  }

  private List<Choice> events(String chosen) {
    return events()
        .map(event -> new Choice(event.id(), words(event), event.id().equals(chosen)))
        .toList();
  }

  /** The sandbox's test event first, as most will want that. */
  private Stream<Resource> events() {
    return world.all(Kind.EVENT).sorted(Comparator.comparing(Resource::id).reversed());
  }

  private static String words(User user, Map<String, List<Resource>> able) {
    List<Resource> events = able.getOrDefault(user.id(), List.of());
    return events.isEmpty()
        ? user.name()
        : user.name()
            + ": "
            + events.stream().map(one -> one.text("name")).collect(Collectors.joining(", "));
  }

  private String words(Resource event) {
    String organization =
        world.organization(event.text("organization_id")).map(o -> o.text("name")).orElse("");
    return event.text("name") + " · " + organization + " (" + event.text("status") + ")";
  }
}
