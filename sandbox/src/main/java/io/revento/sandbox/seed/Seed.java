package io.revento.sandbox.seed;

import io.revento.sandbox.seed.conference.EventPlan;
import io.revento.sandbox.seed.conference.Gathered;
import io.revento.sandbox.seed.conference.ParticipantSeed;
import io.revento.sandbox.seed.conference.ProgramSeed;
import io.revento.sandbox.seed.conference.Shape;
import io.revento.sandbox.seed.conference.Track;
import io.revento.sandbox.seed.conference.VenueSeed;
import io.revento.sandbox.seed.conference.WaveSeed;
import io.revento.sandbox.world.User;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The data that the sandbox starts with: a pure function of one day, the anchor, around which all
 * its times lie.
 */
public final class Seed {

  /** The organization whose events go back to the seed. */
  public static final String SANDBOX_ORGANIZATION = "org_sandbox";

  private record Organization(String id, String code, String name, String verification) {}

  private static final List<Organization> ORGANIZATIONS =
      List.of(
          new Organization(SANDBOX_ORGANIZATION, "sandbox", "Revento Sandbox", "formal"),
          new Organization("org_own", "own", "Aurora Tech Collective", "formal"),
          new Organization("org_informal", "informal", "Kitchen Table Meet-up", "unverified"));

  private static final Map<String, List<String>> ROLES =
      Map.of(
          "organizer", List.of("event:manage", "applications:decide", "program:edit"),
          "speaker", List.of("program:view", "sessions:present"),
          "volunteer", List.of("program:view", "checkin:scan"),
          "attendee", List.of("program:view"));
  private static final List<String> ROLE_ORDER =
      List.of("organizer", "speaker", "volunteer", "attendee");

  /** When in the past of the anchor all of the seed was last changed. */
  private static final Duration AGE = Duration.ofDays(3);

  /** How long after the anchor the conferences are. */
  private static final int MONTHS_AHEAD = 12;

  private final LocalDate anchor;
  private final List<EventPlan> plans;

  public Seed(LocalDate anchor) {
    this.anchor = anchor;
    this.plans = plans(anchor);
  }

  /** The first day of the half-year: so the seed stays the same for months. */
  public static LocalDate anchorOf(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return LocalDate.of(today.getYear(), today.getMonthValue() < 7 ? 1 : 7, 1);
  }

  public List<User> users() {
    return People.all();
  }

  public List<String> organizations() {
    return ORGANIZATIONS.stream().map(Organization::id).toList();
  }

  public List<String> events() {
    return plans.stream().map(EventPlan::id).toList();
  }

  /** Who organizes that event from the start. */
  public User organizer(String eventId) {
    return switch (plan(eventId).organizationId()) {
      case SANDBOX_ORGANIZATION -> People.SANDBOX_ORGANIZER;
      case "org_own" -> People.OWN_ORGANIZER;
      default -> People.INFORMAL_ORGANIZER;
    };
  }

  /** The organization itself and its roles. */
  public List<Resource> organization(String id) {
    Organization organization =
        ORGANIZATIONS.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    Gathered gathered = new Gathered(id, lastChanged(), 1);
    gathered.add(
        Kind.ORGANIZATION,
        id,
        Shape.of("name", organization.name()).and("verification", organization.verification()));
    for (String role : ROLE_ORDER) {
      gathered.add(
          Kind.ROLE,
          roleId(organization.code(), role),
          Shape.of("organization_id", id)
              .and("name", Character.toUpperCase(role.charAt(0)) + role.substring(1))
              .and("permissions", ROLES.get(role)));
    }
    return gathered.resources();
  }

  /**
   * The event itself and all that is in it.
   *
   * @param now for the status of its registration waves
   */
  public List<Resource> event(String id, Instant now) {
    EventPlan plan = plan(id);
    Gathered gathered = new Gathered(id, lastChanged(), 1);
    gathered.add(
        Kind.EVENT,
        id,
        Shape.of("organization_id", plan.organizationId())
            .and("name", plan.name())
            .and("status", plan.status())
            .and("starts_on", plan.startsOn().toString())
            .and("ends_on", plan.startsOn().plusDays(EventPlan.DAYS - 1L).toString())
            .and("timezone", plan.timezone().getId()));
    gathered.add(
        Kind.APPLICATION_FORM,
        Kind.APPLICATION_FORM.prefix() + "_" + plan.code(),
        Shape.of("fields", formFields(plan)));
    WaveSeed.add(plan, anchor, now, gathered);
    List<User> users = People.participants(plan.firstPerson(), ParticipantSeed.COUNT);
    ParticipantSeed.add(plan, users, guestRoles(plan), anchorTime(), gathered);
    VenueSeed.add(plan, gathered);
    ProgramSeed.add(plan, gathered);
    return gathered.resources();
  }

  /**
   * More participants, each with an application, and more activities for an event that has its
   * seed.
   *
   * @param now when they were made
   * @param number of the first of them, given to none before; also where they stand in listings
   */
  public Bulk bulk(String eventId, Instant now, long number) {
    return new Bulk(plan(eventId), guestRoles(plan(eventId)), now, number);
  }

  private Instant anchorTime() {
    return anchor.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private Instant lastChanged() {
    return anchorTime().minus(AGE);
  }

  private EventPlan plan(String eventId) {
    return plans.stream().filter(plan -> plan.id().equals(eventId)).findFirst().orElseThrow();
  }

  private static List<String> guestRoles(EventPlan plan) {
    String code = plan.organizationId().substring("org_".length());
    return List.of(
        roleId(code, "speaker"),
        roleId(code, "attendee"),
        roleId(code, "attendee"),
        roleId(code, "volunteer"));
  }

  private static String roleId(String organizationCode, String role) {
    return Kind.ROLE.prefix() + "_" + organizationCode + "_" + role;
  }

  private static List<Map<String, ?>> formFields(EventPlan plan) {
    List<String> tracks = plan.tracks().stream().map(Track::title).toList();
    List<String> days = new ArrayList<>();
    plan.startsOn()
        .minusDays(1)
        .datesUntil(plan.startsOn().plusDays(3))
        .forEach(day -> days.add(day.toString()));
    return List.of(
        formField("favorite_track", "Which track do you look forward to most?", "select", tracks),
        formField("dietary_notes", "What should the kitchen know?", "text", List.of()),
        formField("arrival_day", "When do you arrive?", "select", days));
  }

  private static Map<String, ?> formField(
      String key, String label, String kind, List<String> options) {
    return Shape.of("key", key)
        .and("label", label)
        .and("kind", kind)
        .and("options", options)
        .fields();
  }

  private static List<EventPlan> plans(LocalDate anchor) {
    LocalDate first = anchor.plusMonths(MONTHS_AHEAD).withDayOfMonth(14);
    int year = first.getYear();
    return List.of(
        new EventPlan(
            "evt_sandbox_test",
            "test",
            SANDBOX_ORGANIZATION,
            "Harbour Lights " + year,
            "published",
            first,
            ZoneId.of("Europe/Lisbon"),
            "Porto",
            List.of(Track.DATA, Track.SOFTWARE, Track.PEOPLE),
            0),
        new EventPlan(
            "evt_sandbox_draft",
            "draft",
            SANDBOX_ORGANIZATION,
            "Harbour Lights Winter Edition",
            "draft",
            first.plusMonths(4),
            ZoneId.of("Europe/Lisbon"),
            "Porto",
            List.of(Track.SOFTWARE, Track.WEB, Track.DATA),
            16),
        new EventPlan(
            "evt_own_live",
            "live",
            "org_own",
            "Aurora Live " + year,
            "published",
            first.plusMonths(1),
            ZoneId.of("Asia/Kolkata"),
            "Pune",
            List.of(Track.WEB, Track.DATA, Track.SOFTWARE, Track.PEOPLE),
            30),
        new EventPlan(
            "evt_own_draft",
            "owndraft",
            "org_own",
            "Aurora Workshop Days",
            "draft",
            first.plusMonths(3),
            ZoneId.of("America/Mexico_City"),
            "Oaxaca",
            List.of(Track.PEOPLE, Track.WEB, Track.SOFTWARE),
            44),
        new EventPlan(
            "evt_informal",
            "informal",
            "org_informal",
            "Kitchen Table Weekend",
            "published",
            first.plusMonths(2),
            ZoneId.of("Europe/Istanbul"),
            "Izmir",
            List.of(Track.PEOPLE, Track.SOFTWARE, Track.WEB),
            60));
  }
}
