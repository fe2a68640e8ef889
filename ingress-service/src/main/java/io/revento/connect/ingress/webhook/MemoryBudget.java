package io.revento.connect.ingress.webhook;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that deliveries under way may hold together. */
final class MemoryBudget {

  private final long total;
  private final long least;
  private final AtomicLong reserved = new AtomicLong();

  /**
   * @param total bytes
   * @param least what one reservation takes at the least, bytes
   */
  MemoryBudget(long total, long least) {
    this.total = total;
    this.least = least;
  }

  /** Empty when that much is not free. */
  Optional<Reservation> reserve(long bytes) {
    long wanted = Math.max(bytes, least);
    if (reserved.addAndGet(wanted) <= total) {
      return Optional.of(new Reservation(wanted));
    }
    reserved.addAndGet(-wanted);
    return Optional.empty();
  }

  long reserved() {
    return reserved.get();
  }

  /** Some of the budget, until released; releasing twice is releasing once. */
  final class Reservation {

    private final long bytes;
    private final AtomicBoolean released = new AtomicBoolean();

    private Reservation(long bytes) {
      this.bytes = bytes;
    }

    void release() {
      if (released.compareAndSet(false, true)) {
        reserved.addAndGet(-bytes);
      }
    }
  }
}
