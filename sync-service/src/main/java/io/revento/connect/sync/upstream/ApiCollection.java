package io.revento.connect.sync.upstream;

import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.contract.topics.ResourceType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What Revento's API shows where. Assumed, all of it (contract section 1): the reference is not
 * public. A real Revento that differs in a path or a shape differs here.
 */
public enum ApiCollection {
  /** Its organization, from {@code /organization}, is merged into it. */
  EVENT(ResourceType.EVENT, "event", Shape.DOCUMENT, GrantKind.ORGANIZER),
  ROLES(ResourceType.ROLE, "roles", Shape.LISTING, GrantKind.ORGANIZER),
  APPLICATION_FORM(
      ResourceType.APPLICATION_FORM, "application-form", Shape.DOCUMENT, GrantKind.ORGANIZER),
  REGISTRATION_WAVES(
      ResourceType.REGISTRATION_WAVE, "registration-waves", Shape.COLLECTION, GrantKind.ORGANIZER),
  APPLICATIONS(ResourceType.APPLICATION, "applications", Shape.COLLECTION, GrantKind.ORGANIZER),
  PARTICIPANTS(ResourceType.PARTICIPANT, "participants", Shape.COLLECTION, GrantKind.ORGANIZER),
  PROGRAMS(ResourceType.PROGRAM, "programs", Shape.COLLECTION, GrantKind.ORGANIZER),
  THREADS(ResourceType.THREAD, "threads", Shape.COLLECTION, GrantKind.ORGANIZER),
  ACTIVITIES(ResourceType.ACTIVITY, "activities", Shape.COLLECTION, GrantKind.ORGANIZER),
  VENUES(ResourceType.VENUE, "venues", Shape.COLLECTION, GrantKind.ORGANIZER),
  BUILDINGS(ResourceType.BUILDING, "buildings", Shape.COLLECTION, GrantKind.ORGANIZER),
  FLOORS(ResourceType.FLOOR, "floors", Shape.COLLECTION, GrantKind.ORGANIZER),
  LOCATIONS(ResourceType.LOCATION, "locations", Shape.COLLECTION, GrantKind.ORGANIZER),
  /** A profile's id is the user's. */
  PROFILE(ResourceType.PROFILE, "me", Shape.DOCUMENT, GrantKind.PARTICIPANT);

  /** How a collection can be read. */
  public enum Shape {
    /** One object at the path itself, without an id in it. */
    DOCUMENT,
    /** Pages only: no single resource by id. */
    LISTING,
    /** Pages, and each resource by its id. */
    COLLECTION
  }

  /** Where the organization of the event is. */
  static final String ORGANIZATION = "organization";

  private final ResourceType type;
  private final String path;
  private final Shape shape;
  private final GrantKind grant;

  ApiCollection(ResourceType type, String path, Shape shape, GrantKind grant) {
    this.type = type;
    this.path = path;
    this.shape = shape;
    this.grant = grant;
  }

  public ResourceType type() {
    return type;
  }

  /** The path below the API's base, which also names the collection in our answers. */
  public String path() {
    return path;
  }

  public Shape shape() {
    return shape;
  }

  /** Whether an organizer's grant can ask for what a notice names: roles and profiles it cannot. */
  public boolean showsEachToOrganizers() {
    return grant == GrantKind.ORGANIZER && shape != Shape.LISTING;
  }

  /** The field that holds the id. */
  String idField() {
    return this == PROFILE ? "user_id" : "id";
  }

  /** All that a grant of that kind may show, in the order in which it is listed. */
  public static List<ApiCollection> shownTo(GrantKind grant) {
    return Arrays.stream(values()).filter(collection -> collection.grant == grant).toList();
  }

  public static ApiCollection of(ResourceType type) {
    return Arrays.stream(values())
        .filter(collection -> collection.type == type)
        .findFirst()
        .orElseThrow();
  }

  public static Optional<ApiCollection> ofPath(String path) {
    return Arrays.stream(values()).filter(collection -> collection.path.equals(path)).findFirst();
  }
}
