package io.revento.sandbox.seed.conference;

import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.WaveStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Registration waves, one for every status that a wave can have at the anchor and the half-year
 * after it. Their status is what {@link WaveStatus} says of the time.
 */
public final class WaveSeed {

  private record Wave(
      String code, String name, int opensInMonths, int closesInMonths, int capacity, int taken) {}

  private static final List<Wave> WAVES =
      List.of(
          new Wave("early", "Early birds", -4, -1, 120, 96),
          new Wave("regular", "Regular registration", -2, 9, 400, 151),
          new Wave("late", "Last call", 9, 11, 80, 0),
          new Wave("students", "Students and volunteers", -2, 9, 30, 30));

  private WaveSeed() {}

  public static void add(EventPlan plan, LocalDate anchor, Instant now, Gathered gathered) {
    for (Wave wave : WAVES) {
      Instant opens = time(plan.timezone(), anchor, wave.opensInMonths());
      Instant closes = time(plan.timezone(), anchor, wave.closesInMonths());
      String status = WaveStatus.at(now, opens, closes, wave.capacity(), wave.taken());
      gathered.add(
          Kind.REGISTRATION_WAVE,
          plan.id(Kind.REGISTRATION_WAVE.prefix(), wave.code()),
          Shape.of("name", wave.name())
              .and("status", status)
              .and("opens_at", opens.toString())
              .and("closes_at", closes.toString())
              .and("capacity", wave.capacity())
              .and("taken", wave.taken()));
    }
  }

  /** The wave in which an applicant came; not the one that has not opened yet. */
  static String waveOf(EventPlan plan, int number) {
    String code = number % 5 < 2 ? "early" : number % 5 < 4 ? "regular" : "students";
    return plan.id(Kind.REGISTRATION_WAVE.prefix(), code);
  }

  private static Instant time(ZoneId zone, LocalDate anchor, int months) {
    return anchor.plusMonths(months).atTime(9, 0).atZone(zone).toInstant();
  }
}
