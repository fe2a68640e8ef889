package io.revento.sandbox.edits;

import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.problem.ProblemException;
import io.revento.sandbox.world.Ids;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Change;
import io.revento.sandbox.world.model.Field;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes resources, and has it announced. */
@ApplicationScoped
public class Edits {

  private final World world;
  private final SandboxClock clock;
  private final Announcer announcer;
  private final WaveWatch waves;

  Edits(World world, SandboxClock clock, Announcer announcer, WaveWatch waves) {
    this.world = world;
    this.clock = clock;
    this.announcer = announcer;
    this.waves = waves;
  }

  /** Creates one from checked fields. */
  public Resource create(Kind kind, Resource event, Map<String, @Nullable Object> fields) {
    String owner = world.owner(kind, event);
    Map<String, @Nullable Object> complete = Defaults.completed(kind, event, fields, clock.now());
    Span.of(kind).ifPresent(span -> span.check(complete, fields));
    Change change = world.create(kind, owner, Ids.next(kind.prefix()), complete);
    announcer.announce(change);
    return followed(change.subject());
  }

  /** Puts checked fields over one. */
  public Resource change(Kind kind, String id, Map<String, @Nullable Object> fields) {
    Instant now = clock.now();
    return edit(
        kind,
        id,
        before -> {
          Resource after = before.with(Defaults.implied(before, fields, now), now);
          Span.of(kind).ifPresent(span -> span.check(after.fields(), fields));
          return after;
        });
  }

  public void delete(Kind kind, String id) {
    announcer.announce(world.delete(kind, id).orElseThrow(() -> unknown(kind)));
  }

  private Resource edit(Kind kind, String id, UnaryOperator<Resource> edit) {
    Change change = world.edit(kind, id, edit).orElseThrow(() -> unknown(kind));
    announcer.announce(change);
    return followed(change.subject());
  }

  /** What follows from an edit by itself. */
  private Resource followed(Resource edited) {
    if (edited.kind() == Kind.REGISTRATION_WAVE) {
      waves.watch(edited);
    }
    if (edited.kind() == Kind.APPLICATION) {
      link(edited);
    }
    return edited;
  }

  /** A participant without an application gets the one that names them. */
  private void link(Resource application) {
    Instant now = clock.now();
    Map<String, String> link = new LinkedHashMap<>();
    link.put("application_id", application.id());
    Optional<Change> linked =
        world.edit(
            Kind.PARTICIPANT,
            application.text("participant_id"),
            before -> before.text("application_id").isEmpty() ? before.with(link, now) : before);
    linked.ifPresent(announcer::announce);
  }

  public static ProblemException unknown(Kind kind) {
    return ProblemException.notFound(
        "There is no such " + kind.wireName() + ". The lists under /sandbox show what there is.");
  }

  /**
   * The fields of a body, if they fit that kind.
   *
   * @param complete whether required fields must be there
   * @throws ProblemException 400 for a field that is unknown, missing or of the wrong kind
   */
  public static Map<String, @Nullable Object> checked(
      Kind kind, Map<String, @Nullable Object> body, boolean complete) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(body);
    for (Field field : settable(kind)) {
      if (!rest.containsKey(field.name())) {
        if (complete && field.required()) {
          throw ProblemException.badRequest(
              "invalid_body", "`" + field.name() + "` is missing in this " + kind.wireName() + ".");
        }
        continue;
      }
      field.fault(rest.remove(field.name())).ifPresent(Edits::refuse);
    }
    rest.keySet().stream()
        .filter(name -> !name.startsWith(Field.EXPERIMENT_PREFIX))
        .forEach(name -> refuseField(kind, name));
    return body;
  }

  private static void refuse(String fault) {
    throw ProblemException.badRequest("invalid_body", fault);
  }

  private static void refuseField(Kind kind, String name) {
    String known = String.join(", ", settable(kind).stream().map(Field::name).toList());
    throw ProblemException.badRequest(
        "invalid_body",
        "`"
            + name
            + "` cannot be set in this "
            + kind.wireName()
            + ". What can be set: "
            + known
            + ", and anything that begins with x_.");
  }

  private static List<Field> settable(Kind kind) {
    return kind.fields().stream().filter(field -> !field.given()).toList();
  }
}
