package io.revento.sandbox.world.model;

import java.time.Instant;

/** What a registration wave's status is at a time. */
public final class WaveStatus {

  private WaveStatus() {}

  /** One of {@code upcoming}, {@code open}, {@code closed}, {@code sold_out}. */
  public static String at(Instant now, Instant opensAt, Instant closesAt, int capacity, int taken) {
    if (now.isBefore(opensAt)) {
      return "upcoming";
    }
    if (!now.isBefore(closesAt)) {
      return "closed";
    }
    return taken >= capacity ? "sold_out" : "open";
  }

  /** As {@link #at(Instant, Instant, Instant, int, int)}, of a wave as the world holds it. */
  public static String at(Instant now, Resource wave) {
    return at(
        now,
        Field.time(wave.text("opens_at")).orElse(Instant.MIN),
        Field.time(wave.text("closes_at")).orElse(Instant.MAX),
        wave.number("capacity"),
        wave.number("taken"));
  }
}
