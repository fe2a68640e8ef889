package io.revento.sandbox.seed.conference;

import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.WaveStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Registration waves, one for every status that a wave can have at the anchor and the half-year
 * after it. Their status is what {@link WaveStatus} says of the time.
 */
public final class WaveSeed {

  private record Wave(
      String code, String name, int opensInMonths, int closesInMonths, int capacity) {}

  private static final String EARLY = "early";
  private static final String REGULAR = "regular";
  private static final String STUDENTS = "students";
  private static final List<Wave> WAVES =
      List.of(
          new Wave(EARLY, "Early birds", -4, -1, 24),
          new Wave(REGULAR, "Regular registration", -2, 9, 60),
          new Wave("late", "Last call", 9, 11, 20),
          new Wave(STUDENTS, "Students and volunteers", -2, 9, 8));

  private WaveSeed() {}

  public static void add(EventPlan plan, LocalDate anchor, Instant now, Gathered gathered) {
    for (Wave wave : WAVES) {
      Instant opens = time(plan.timezone(), anchor, wave.opensInMonths());
      Instant closes = time(plan.timezone(), anchor, wave.closesInMonths());
      int taken = taken(wave.code());
      String status = WaveStatus.at(now, opens, closes, wave.capacity(), taken);
      gathered.add(
          Kind.REGISTRATION_WAVE,
          plan.id(Kind.REGISTRATION_WAVE.prefix(), wave.code()),
          Shape.of("name", wave.name())
              .and("status", status)
              .and("opens_at", opens.toString())
              .and("closes_at", closes.toString())
              .and("capacity", wave.capacity())
              .and("taken", taken));
    }
  }

  /** The wave in which an applicant came; not the one that has not opened yet. */
  static String waveOf(EventPlan plan, int number) {
    return plan.id(Kind.REGISTRATION_WAVE.prefix(), code(number));
  }

  /** How long before the anchor an applicant came: while the wave was open. */
  static Duration daysBefore(int number) {
    return Duration.ofDays(code(number).equals(EARLY) ? 110 - number * 2L % 70 : 58 - number % 50);
  }

  private static String code(int number) {
    int turn = number % 5;
    return turn < 2 ? EARLY : turn < 4 ? REGULAR : STUDENTS;
  }

  /** As many as have applied in it. */
  private static int taken(String code) {
    return Math.toIntExact(
        IntStream.range(0, ParticipantSeed.COUNT).filter(one -> code(one).equals(code)).count());
  }

  private static Instant time(ZoneId zone, LocalDate anchor, int months) {
    return anchor.plusMonths(months).atTime(9, 0).atZone(zone).toInstant();
  }
}
