package io.revento.connect.sync.pace;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs rounds one after another as long as there is something to do, and again when it is told that
 * there may be something new.
 */
public final class Pump {

  private static final Logger LOG = Logger.getLogger(Pump.class);

  private final String name;
  private final Supplier<Uni<Boolean>> round;
  private final AtomicInteger signals = new AtomicInteger();

  /**
   * @param round answers whether another one should follow at once
   */
  public Pump(String name, Supplier<Uni<Boolean>> round) {
    this.name = name;
    this.round = round;
  }

  public void signal() {
    if (signals.getAndIncrement() == 0) {
      run();
    }
  }

  private void run() {
    int answered = signals.get();
    Uni.createFrom()
        .voidItem()
        .chain(() -> round.get())
        .subscribe()
        .with(
            more -> next(answered, more),
            failure -> {
              LOG.warnf("%s round outcome=failed cause=%s", name, failure.getClass().getName());
              next(answered, false);
            });
  }

  private void next(int answered, boolean more) {
    if (more) {
      run();
    } else if (signals.addAndGet(-answered) > 0) {
      run();
    }
  }
}
