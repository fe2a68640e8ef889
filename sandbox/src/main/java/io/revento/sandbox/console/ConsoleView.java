package io.revento.sandbox.console;

import io.revento.sandbox.world.User;
import io.revento.sandbox.world.Users;
import io.revento.sandbox.world.World;
import io.revento.sandbox.world.model.Field;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the organizer's console shows of an event. */
@ApplicationScoped
class ConsoleView {

  /** Applications on a page; the filter by status finds the others. */
  private static final int MOST_APPLICATIONS = 60;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private static final DateTimeFormatter LONG_DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  /** An event of the one who is signed in. */
  public record EventRow(String id, String name, String status, String words, boolean chosen) {}

  /** An application; which of the decisions would change it is for the page to say. */
  public record ApplicationRow(
      String id, String name, String email, String wave, String status, String statusWords) {}

  /** An activity at the event's place and time. */
  public record ActivityRow(
      String id, String time, String title, String thread, String room, String roomId) {}

  /** Something to choose. */
  public record Option(String id, String words, boolean chosen) {}

  /** A status to look at, and how many have it. */
  public record StatusOption(String id, String words, long count, boolean chosen) {}

  private final World world;
  private final Users users;

  ConsoleView(World world, Users users) {
    this.world = world;
    this.users = users;
  }

  /** The events that someone organizes, that which is asked for, or the first, being chosen. */
  List<EventRow> events(User user, Optional<String> asked) {
    List<Resource> events =
        users.organizerOf(user.id()).stream()
            .flatMap(id -> world.event(id).stream())
            .sorted(Comparator.comparing(event -> event.text("starts_on")))
            .toList();
    String chosen =
        asked
            .filter(id -> events.stream().anyMatch(event -> event.id().equals(id)))
            .or(() -> events.stream().findFirst().map(Resource::id))
            .orElse("");
    return events.stream()
        .map(
            event ->
                new EventRow(
                    event.id(),
                    event.text("name"),
                    event.text("status"),
                    LONG_DAY.format(LocalDate.parse(event.text("starts_on")))
                        + ", "
                        + event.text("timezone"),
                    event.id().equals(chosen)))
        .toList();
  }

  List<StatusOption> statuses(String eventId, String chosen) {
    Collection<Resource> all = world.all(Kind.APPLICATION, eventId);
    return Stream.of("pending", "approved", "rejected", "revision_requested", "")
        .map(
            status ->
                new StatusOption(
                    status,
                    status.isEmpty() ? "all" : words(status),
                    all.stream().filter(one -> has(one, status)).count(),
                    status.equals(chosen)))
        .toList();
  }

  List<ApplicationRow> applications(String eventId, String status) {
    return world.all(Kind.APPLICATION, eventId).stream()
        .filter(application -> has(application, status))
        .limit(MOST_APPLICATIONS)
        .map(application -> row(eventId, application))
        .toList();
  }

  /** Whether there are more than a page shows. */
  boolean more(String eventId, String status) {
    return world.all(Kind.APPLICATION, eventId).stream()
        .filter(application -> has(application, status))
        .skip(MOST_APPLICATIONS)
        .findAny()
        .isPresent();
  }

  /** Whose application it is. */
  String applicant(Resource application) {
    return row(application.owner(), application).name();
  }

  /** A status as people say it. */
  static String words(String status) {
    return status.replace('_', ' ');
  }

  List<Option> days(String eventId, String asked) {
    List<String> days =
        world.all(Kind.ACTIVITY, eventId).stream()
            .map(activity -> activity.text("day"))
            .distinct()
            .sorted()
            .toList();
    String chosen = days.contains(asked) ? asked : days.stream().findFirst().orElse("");
    return days.stream()
        .map(day -> new Option(day, DAY.format(LocalDate.parse(day)), day.equals(chosen)))
        .toList();
  }

  List<ActivityRow> activities(String eventId, String day) {
    ZoneId zone = ZoneId.of(world.event(eventId).orElseThrow().text("timezone"));
    return world.all(Kind.ACTIVITY, eventId).stream()
        .filter(activity -> activity.text("day").equals(day))
        .sorted(Comparator.comparing(one -> Field.time(one.text("starts_at")).orElse(Instant.MAX)))
        .map(
            activity ->
                new ActivityRow(
                    activity.id(),
                    clock(activity.text("starts_at"), zone)
                        + " – "
                        + clock(activity.text("ends_at"), zone),
                    activity.text("title"),
                    name(Kind.THREAD, eventId, activity.text("thread_id")),
                    name(Kind.LOCATION, eventId, activity.text("location_id")),
                    activity.text("location_id")))
        .toList();
  }

  List<Option> rooms(String eventId) {
    return world.all(Kind.LOCATION, eventId).stream()
        .map(room -> new Option(room.id(), room.text("name"), false))
        .toList();
  }

  private ApplicationRow row(String eventId, Resource application) {
    Optional<Resource> participant =
        world.find(Kind.PARTICIPANT, eventId, application.text("participant_id"));
    return new ApplicationRow(
        application.id(),
        participant.map(one -> one.text("name")).orElse(application.text("participant_id")),
        participant.map(one -> one.text("email")).orElse(""),
        name(Kind.REGISTRATION_WAVE, eventId, application.text("wave_id")),
        application.text("status"),
        words(application.text("status")));
  }

  private static boolean has(Resource application, String status) {
    return status.isEmpty() || application.text("status").equals(status);
  }

  private String name(Kind kind, String eventId, String id) {
    return world.find(kind, eventId, id).map(one -> one.text("name")).orElse(id);
  }

  private static String clock(String time, ZoneId zone) {
    Optional<Instant> instant = Field.time(time);
    return instant.map(known -> CLOCK.format(known.atZone(zone))).orElse(time);
  }
}
