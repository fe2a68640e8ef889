package io.revento.sandbox.world.model;

import static io.revento.sandbox.world.model.Field.given;
import static io.revento.sandbox.world.model.Field.nullable;
import static io.revento.sandbox.world.model.Field.oneOf;
import static io.revento.sandbox.world.model.Field.optional;
import static io.revento.sandbox.world.model.Field.required;

import io.revento.sandbox.world.model.Field.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of resource that Revento has. All have {@code id} and {@code updated_at} as well. */
public enum Kind {
  ORGANIZATION(
      "organization",
      "organization",
      "org",
      required("name", Type.TEXT),
      oneOf("verification", "formal", "unverified")),
  EVENT(
      "event",
      "event",
      "evt",
      given("organization_id", Type.TEXT),
      required("name", Type.TEXT),
      oneOf("status", "draft", "published", "archived"),
      required("starts_on", Type.DAY),
      required("ends_on", Type.DAY),
      required("timezone", Type.ZONE)),
  ROLE(
      "role",
      "roles",
      "role",
      given("organization_id", Type.TEXT),
      required("name", Type.TEXT),
      optional("permissions", Type.TEXTS)),
  APPLICATION_FORM("application_form", "application-form", "frm", required("fields", Type.OBJECTS)),
  REGISTRATION_WAVE(
      "registration_wave",
      "registration-waves",
      "wav",
      required("name", Type.TEXT),
      oneOf("status", "upcoming", "open", "closed", "sold_out"),
      required("opens_at", Type.TIME),
      required("closes_at", Type.TIME),
      required("capacity", Type.COUNT),
      optional("taken", Type.COUNT)),
  APPLICATION(
      "application",
      "applications",
      "app",
      required("participant_id", Type.TEXT),
      nullable("wave_id", Type.TEXT),
      oneOf("status", "pending", "approved", "rejected", "revision_requested"),
      optional("answers", Type.OBJECT),
      nullable("submitted_at", Type.TIME),
      nullable("decided_at", Type.TIME)),
  PARTICIPANT(
      "participant",
      "participants",
      "par",
      optional("user_id", Type.TEXT),
      required("name", Type.TEXT),
      required("email", Type.TEXT),
      optional("role_ids", Type.TEXTS),
      nullable("application_id", Type.TEXT)),
  PROGRAM("program", "programs", "prg", required("name", Type.TEXT), required("days", Type.DAYS)),
  THREAD(
      "thread",
      "threads",
      "thr",
      required("program_id", Type.TEXT),
      required("name", Type.TEXT),
      nullable("color", Type.TEXT)),
  ACTIVITY(
      "activity",
      "activities",
      "act",
      required("program_id", Type.TEXT),
      required("thread_id", Type.TEXT),
      required("day", Type.DAY),
      required("starts_at", Type.TIME),
      required("ends_at", Type.TIME),
      required("title", Type.TEXT),
      optional("kind", Type.TEXT),
      nullable("location_id", Type.TEXT),
      optional("speaker_ids", Type.TEXTS)),
  VENUE("venue", "venues", "ven", required("name", Type.TEXT), nullable("address", Type.TEXT)),
  BUILDING(
      "building", "buildings", "bld", required("venue_id", Type.TEXT), required("name", Type.TEXT)),
  FLOOR(
      "floor",
      "floors",
      "flr",
      required("building_id", Type.TEXT),
      required("name", Type.TEXT),
      optional("level", Type.INTEGER)),
  LOCATION(
      "location",
      "locations",
      "loc",
      required("floor_id", Type.TEXT),
      required("name", Type.TEXT),
      optional("capacity", Type.COUNT));

  private final String wireName;
  private final String path;
  private final String prefix;
  private final List<Field> fields;

  Kind(String wireName, String path, String prefix, Field... fields) {
    this.wireName = wireName;
    this.path = path;
    this.prefix = prefix;
    this.fields = List.of(fields);
  }

  /** Singular snake_case, as in webhooks. */
  public String wireName() {
    return wireName;
  }

  /** The last part of its path in the API. */
  public String path() {
    return path;
  }

  /** How ids of this kind begin, before an underscore. */
  public String prefix() {
    return prefix;
  }

  public List<Field> fields() {
    return fields;
  }

  /** Whether it belongs to an organization, and not to one event. */
  public boolean ofOrganization() {
    return this == ORGANIZATION || this == ROLE;
  }

  /** Whether the API shows it as a list. */
  public boolean listed() {
    return this != ORGANIZATION && this != EVENT && this != APPLICATION_FORM;
  }

  /** Whether the API shows one of them by its id. */
  public boolean singleById() {
    return listed() && this != ROLE;
  }

  public static Optional<Kind> ofPath(String path) {
    return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
  }

  public static Optional<Kind> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }
}
