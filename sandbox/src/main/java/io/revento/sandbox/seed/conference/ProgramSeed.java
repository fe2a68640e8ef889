package io.revento.sandbox.seed.conference;

import io.revento.sandbox.world.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The program of an event: three days, each thread with eight to ten activities on each. A day
 * begins with a keynote, against which nothing else is on, and ends with a panel in each thread.
 */
public final class ProgramSeed {

  /** When talks begin, local time; pauses lie between them. */
  private static final List<LocalTime> SLOTS =
      List.of(
          LocalTime.of(9, 0),
          LocalTime.of(9, 50),
          LocalTime.of(10, 50),
          LocalTime.of(11, 40),
          LocalTime.of(13, 30),
          LocalTime.of(14, 20),
          LocalTime.of(15, 10),
          LocalTime.of(16, 10),
          LocalTime.of(17, 0),
          LocalTime.of(17, 50));

  /** How many activities a thread has on each day; together no more than a track has talks. */
  private static final int[] ON_DAY = {10, 9, 8};

  /** Apart enough that nobody speaks in two rooms at once. */
  private static final int BETWEEN_THREADS = 3;

  private static final int BETWEEN_PANELISTS = 5;

  private static final Duration TALK = Duration.ofMinutes(40);

  private ProgramSeed() {}

  public static void add(EventPlan plan, Gathered gathered) {
    String programId = plan.id(Kind.PROGRAM.prefix(), "1");
    List<String> days = plan.days().stream().map(LocalDate::toString).toList();
    gathered.add(Kind.PROGRAM, programId, Shape.of("name", "Conference program").and("days", days));
    for (int thread = 0; thread < plan.tracks().size(); thread++) {
      Track track = plan.tracks().get(thread);
      gathered.add(
          Kind.THREAD,
          threadId(plan, thread),
          Shape.of("program_id", programId).and("name", track.title()).and("color", track.color()));
    }
    for (int day = 0; day < EventPlan.DAYS; day++) {
      for (int thread = 0; thread < plan.tracks().size(); thread++) {
        addDay(plan, gathered, programId, day, thread);
      }
    }
  }

  private static void addDay(
      EventPlan plan, Gathered gathered, String programId, int day, int thread) {
    Track track = plan.tracks().get(thread);
    int talksBefore = IntStream.range(0, day).map(earlier -> ON_DAY[earlier]).sum();
    int firstSlot = thread == 0 ? 0 : 1;
    int lastSlot = Math.min(firstSlot + ON_DAY[day], SLOTS.size()) - 1;
    LocalDate date = plan.days().get(day);
    for (int slot = firstSlot; slot <= lastSlot; slot++) {
      int number = slot - firstSlot;
      String kind = slot == 0 ? "keynote" : slot == lastSlot ? "panel" : "talk";
      Instant startsAt = date.atTime(SLOTS.get(slot)).atZone(plan.timezone()).toInstant();
      Shape activity =
          Shape.of("program_id", programId)
              .and("thread_id", threadId(plan, thread))
              .and("day", date.toString())
              .and("starts_at", startsAt.toString())
              .and("ends_at", startsAt.plus(TALK).toString())
              .and("title", track.talks().get(talksBefore + number))
              .and("kind", kind)
              .and("location_id", VenueSeed.roomOfThread(plan, thread))
              .and("speaker_ids", speakers(plan, slot + day + BETWEEN_THREADS * thread, kind));
      String id =
          plan.id(
              Kind.ACTIVITY.prefix(), "d%d_t%d_%02d".formatted(day + 1, thread + 1, number + 1));
      gathered.add(Kind.ACTIVITY, id, activity);
    }
  }

  /** Approved participants speak, on a panel two of them. */
  private static List<String> speakers(EventPlan plan, int first, String kind) {
    return kind.equals("panel")
        ? List.of(speaker(plan, first), speaker(plan, first + BETWEEN_PANELISTS))
        : List.of(speaker(plan, first));
  }

  private static String speaker(EventPlan plan, int number) {
    List<Integer> approved = ParticipantSeed.APPROVED;
    return ParticipantSeed.participantId(plan, approved.get(number % approved.size()));
  }

  private static String threadId(EventPlan plan, int thread) {
    return plan.id(Kind.THREAD.prefix(), Integer.toString(thread + 1));
  }
}
