package io.revento.sandbox.seed.conference;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is particular about one seeded event; the rest follows from it.
 *
 * @param code short name of the event inside the ids of what it holds
 * @param firstPerson where in the list of people its participants begin
 */
public record EventPlan(
    String id,
    String code,
    String organizationId,
    String name,
    String status,
    LocalDate startsOn,
    ZoneId timezone,
    String city,
    List<Track> tracks,
    int firstPerson) {

  public static final int DAYS = 3;

  public List<LocalDate> days() {
    return IntStream.range(0, DAYS).mapToObj(startsOn::plusDays).toList();
  }

  /** An id of something in this event, such as {@code par_test_001}. */
  public String id(String prefix, String rest) {
    return prefix + "_" + code + "_" + rest;
  }
}
