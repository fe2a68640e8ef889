package io.revento.sandbox.clock;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.sandbox.state.Keeper;
import io.revento.sandbox.state.Kept;
import io.revento.sandbox.state.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's time: real time plus an offset that only grows. Everything that expires, retries,
 * opens, resets or is logged goes by {@link #now()}; what receivers compare with their own clocks
 * goes by {@link #real()}.
 */
@ApplicationScoped
public class SandboxClock implements Keeper, Kept {

  private static final String OFFSET = "offset";

  private final Journal journal;
  private final Clock real = Clock.systemUTC();
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  public SandboxClock(Journal journal) {
    this.journal = journal;
  }

  /** Sandbox time, in whole milliseconds. */
  public Instant now() {
    return real().plus(offset.get());
  }

  /** Real time, in whole milliseconds. */
  public Instant real() {
    return real.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** What sandbox time is at that real time, as far as the clock was moved until now. */
  public Instant at(Instant realTime) {
    return realTime.plus(offset.get());
  }

  /** Moves on to that time; a time that has passed changes nothing. */
  public synchronized void moveTo(Instant time) {
    Duration wanted = Duration.between(real(), time);
    if (wanted.compareTo(offset.get()) > 0) {
      offset.set(wanted);
      journal.note(part(), OFFSET, wanted);
    }
  }

  @Override
  public List<Kept> kept() {
    return List.of(this);
  }

  @Override
  public String part() {
    return "clock";
  }

  @Override
  public void restore(String key, @Nullable JsonNode value) {
    if (value != null) {
      offset.set(Journal.value(value, Duration.class));
    }
  }

  @Override
  public void entries(BiConsumer<String, Object> sink) {
    sink.accept(OFFSET, offset.get());
  }
}
