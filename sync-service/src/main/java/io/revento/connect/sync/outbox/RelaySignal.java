package io.revento.connect.sync.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay, after a commit that added records. */
@ApplicationScoped
public class RelaySignal {

  private final Semaphore signals = new Semaphore(0);

  public void raise() {
    signals.release();
  }

  /** Waits for a signal, or that long; all signals so far are one. */
  public void await(Duration atMost) throws InterruptedException {
    if (signals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      signals.drainPermits();
    }
  }
}
