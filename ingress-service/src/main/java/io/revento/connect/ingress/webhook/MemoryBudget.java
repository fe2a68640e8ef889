package io.revento.connect.ingress.webhook;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that deliveries under way may hold together. */
final class MemoryBudget {

  private final long total;
  private final long least;
  private final AtomicLong reserved = new AtomicLong();

  /**
   * @param total bytes
   * @param least what one delivery takes at the least, bytes
   */
  MemoryBudget(long total, long least) {
    this.total = total;
    this.least = least;
  }

  /** A share that holds nothing yet: it grows by what arrives, not by what is announced. */
  Share open() {
    return new Share();
  }

  long reserved() {
    return reserved.get();
  }

  /** What one delivery holds of the budget, until released; releasing twice is releasing once. */
  final class Share {

    private final AtomicLong held = new AtomicLong();

    private Share() {}

    /**
     * Makes it hold so many bytes, or at least the least; false, and nothing more is held, when
     * that much is not free. Not to be called any more once released.
     */
    boolean growTo(long bytes) {
      long more = Math.max(bytes, least) - held.get();
      if (more <= 0) {
        return true;
      }
      if (reserved.addAndGet(more) > total) {
        reserved.addAndGet(-more);
        return false;
      }
      held.addAndGet(more);
      return true;
    }

    void release() {
      reserved.addAndGet(-held.getAndSet(0));
    }
  }
}
