package io.revento.sandbox.seed.conference;

import io.revento.sandbox.world.model.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The program of an event: three days, each thread with eight to ten activities on each. */
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

  /** How many slots are used on each day; together as many as a track has talks. */
  private static final int[] TALKS_PER_DAY = {10, 9, 8};

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
    int firstTalk = 0;
    for (int earlier = 0; earlier < day; earlier++) {
      firstTalk += TALKS_PER_DAY[earlier];
    }
    LocalDate date = plan.days().get(day);
    for (int slot = 0; slot < TALKS_PER_DAY[day]; slot++) {
      int talk = firstTalk + slot;
      var startsAt = date.atTime(SLOTS.get(slot)).atZone(plan.timezone()).toInstant();
      Shape activity =
          Shape.of("program_id", programId)
              .and("thread_id", threadId(plan, thread))
              .and("day", date.toString())
              .and("starts_at", startsAt.toString())
              .and("ends_at", startsAt.plus(TALK).toString())
              .and("title", track.talks().get(talk))
              .and("kind", kind(thread, slot))
              .and("location_id", VenueSeed.roomOfThread(plan, thread))
              .and("speaker_ids", speakers(plan, thread, talk));
      String id =
          plan.id(Kind.ACTIVITY.prefix(), "d%d_t%d_%02d".formatted(day + 1, thread + 1, slot + 1));
      gathered.add(Kind.ACTIVITY, id, activity);
    }
  }

  private static String kind(int thread, int slot) {
    if (slot == 0 && thread == 0) {
      return "keynote";
    }
    return slot == 4 ? "workshop" : slot == 8 ? "panel" : "talk";
  }

  /** Approved participants speak; a panel has two of them on stage. */
  private static List<String> speakers(EventPlan plan, int thread, int talk) {
    int speakers = ParticipantSeed.APPROVED.size();
    String first =
        ParticipantSeed.participantId(
            plan, ParticipantSeed.APPROVED.get((talk + 3 * thread) % speakers));
    if (talk % 9 != 8) {
      return List.of(first);
    }
    String second =
        ParticipantSeed.participantId(
            plan, ParticipantSeed.APPROVED.get((talk + 3 * thread + 5) % speakers));
    return List.of(first, second);
  }

  private static String threadId(EventPlan plan, int thread) {
    return plan.id(Kind.THREAD.prefix(), Integer.toString(thread + 1));
  }
}
