package io.revento.connect.ingress.body;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Heap that deliveries under way may take together. A body takes {@value #HEAP_PER_BYTE} times its
 * length: it is there twice, while its blocks become one array and then while Kafka's producer
 * holds a copy; and an array of more than half a region of G1 takes whole regions, up to twice its
 * length.
 */
public final class MemoryBudget {

  public static final int HEAP_PER_BYTE = 4;

  private final long total;
  private final long least;
  private final AtomicLong reserved = new AtomicLong();

  /**
   * @param total bytes of heap
   * @param least what one delivery takes at the least, bytes of heap
   */
  public MemoryBudget(long total, long least) {
    this.total = total;
    this.least = least;
  }

  /** A share that holds nothing yet: it grows by what arrives, not by what is announced. */
  public Share open() {
    return new Share();
  }

  /** Bytes of heap. */
  public long reserved() {
    return reserved.get();
  }

  /** What one delivery holds of the budget, until released; releasing twice is releasing once. */
  public final class Share {

    private final AtomicLong held = new AtomicLong();

    private Share() {}

    /**
     * Makes it hold what a body of so many bytes takes, or at least the least; false, and nothing
     * more is held, when that much is not free. Not to be called any more once released.
     */
    boolean growTo(int length) {
      long more = Math.max((long) length * HEAP_PER_BYTE, least) - held.get();
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

    public void release() {
      reserved.addAndGet(-held.getAndSet(0));
    }
  }
}
