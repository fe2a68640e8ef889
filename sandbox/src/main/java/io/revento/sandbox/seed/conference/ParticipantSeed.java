package io.revento.sandbox.seed.conference;

import io.revento.sandbox.world.User;
import io.revento.sandbox.world.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Participants of an event with an application each, over all four statuses. */
public final class ParticipantSeed {

  public static final int COUNT = 40;

  private static final List<String> STATUSES =
      List.of("approved", "pending", "rejected", "revision_requested");
  private static final List<String> DIETS =
      List.of(
          "",
          "Vegetarian",
          "No nuts, please",
          "Vegan",
          "",
          "Halal",
          "Gluten-free (coeliac)",
          "",
          "Kosher",
          "Lactose-free",
          "No pork",
          "Pescatarian, allergic to shellfish");

  /** The places of those who are approved, and so may speak. */
  static final List<Integer> APPROVED =
      IntStream.range(0, COUNT).filter(i -> status(i).equals("approved")).boxed().toList();

  private ParticipantSeed() {}

  /** One for each of those users. */
  public static void add(
      EventPlan plan, List<User> users, List<String> roleIds, Instant anchor, Gathered gathered) {
    for (int i = 0; i < users.size(); i++) {
      User user = users.get(i);
      addOne(
          plan,
          gathered,
          new Person(participantId(plan, i), applicationId(plan, i), user),
          roleIds.subList(i % roleIds.size(), i % roleIds.size() + 1),
          i,
          anchor);
    }
  }

  /** Who a participant is, and by which ids. */
  public record Person(String participantId, String applicationId, User user) {}

  /** Adds a participant and an application; what they say follows from the number. */
  public static void addOne(
      EventPlan plan,
      Gathered gathered,
      Person person,
      List<String> roleIds,
      int number,
      Instant anchor) {
    Instant submitted =
        anchor.minus(WaveSeed.daysBefore(number)).plus(Duration.ofMinutes(37L * number % 720));
    boolean decided = !status(number).equals("pending");
    gathered.add(
        Kind.APPLICATION,
        person.applicationId(),
        Shape.of("participant_id", person.participantId())
            .and("wave_id", WaveSeed.waveOf(plan, number))
            .and("status", status(number))
            .and("answers", answers(plan, number))
            .and("submitted_at", submitted.toString())
            .and("decided_at", decided ? submitted.plus(Duration.ofHours(30)).toString() : null));
    gathered.add(
        Kind.PARTICIPANT,
        person.participantId(),
        Shape.of("user_id", person.user().id())
            .and("name", person.user().name())
            .and("email", person.user().email())
            .and("role_ids", roleIds)
            .and("application_id", person.applicationId()));
  }

  static String participantId(EventPlan plan, int index) {
    return plan.id(Kind.PARTICIPANT.prefix(), "%03d".formatted(index + 1));
  }

  static String applicationId(EventPlan plan, int index) {
    return plan.id(Kind.APPLICATION.prefix(), "%03d".formatted(index + 1));
  }

  private static String status(int index) {
    return STATUSES.get(index % STATUSES.size());
  }

  private static Object answers(EventPlan plan, int number) {
    String track = plan.tracks().get(number * 5 / 3 % plan.tracks().size()).title();
    String arrival = plan.startsOn().plusDays(number % 7 / 2 - 1L).toString();
    return Shape.of("favorite_track", track)
        .and("dietary_notes", DIETS.get(number % DIETS.size()))
        .and("arrival_day", arrival)
        .fields();
  }
}
