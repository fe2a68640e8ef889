package io.revento.sandbox.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is due when, by the sandbox's clock. As time passes things are begun in order and do not
 * wait for each other; {@link #advanceTo} begins each only when the one before it is done, so that
 * a jump of days has the same effects in the same order as the days themselves.
 */
@ApplicationScoped
public class Agenda {

  private static final Logger LOG = Logger.getLogger(Agenda.class);

  /** Something that is due. Its stage completes when it is done. */
  private record Entry(Instant due, long number, Supplier<? extends CompletionStage<?>> action) {}

  private final SandboxClock clock;
  private final ClockConfig config;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::number));
  private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
  private final Thread ticker = new Thread(this::tick, "sandbox-agenda");
  private final ReentrantLock oneAdvance = new ReentrantLock();
  private long counter;
  private boolean advancing;
  private boolean stopped;

  Agenda(SandboxClock clock, ClockConfig config) {
    this.clock = clock;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    ticker.setDaemon(true);
    ticker.start();
  }

  void stop(@Observes ShutdownEvent event) {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Has that done when that time comes; at once, on the agenda's thread, if it has passed. */
  public void when(Instant due, Supplier<? extends CompletionStage<?>> action) {
    lock.lock();
    try {
      entries.add(new Entry(due, counter++, action));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #when}, for something that is done when it returns. */
  public void at(Instant due, Runnable action) {
    when(
        due,
        () -> {
          action.run();
          return CompletableFuture.completedFuture(null);
        });
  }

  /** Begins that now, on the caller's thread; an advance waits for it before time moves on. */
  public void begin(Supplier<? extends CompletionStage<?>> action) {
    CompletableFuture<?> done;
    try {
      done = action.get().toCompletableFuture();
    } catch (RuntimeException failure) {
      LOG.error("something due could not be begun", failure);
      return;
    }
    underWay.add(done);
    var unused =
        done.whenComplete(
            (result, failure) -> {
              underWay.remove(done);
              if (failure != null) {
                LOG.error("something due failed", failure);
              }
            });
  }

  /** Moves the clock to that time, doing all that is due until then, one after the other. */
  public void advanceTo(Instant target) {
    advance(() -> target);
  }

  /** Moves the clock on by that much, after whoever moves it already. */
  public void advanceBy(Duration step) {
    advance(() -> clock.now().plus(step));
  }

  private void advance(Supplier<Instant> to) {
    oneAdvance.lock();
    try {
      Instant target = to.get();
      setAdvancing(true);
      awaitUnderWay();
      for (Entry next = pollDue(target); next != null; next = pollDue(target)) {
        clock.moveTo(next.due());
        begin(next.action());
        awaitUnderWay();
      }
      clock.moveTo(target);
    } finally {
      setAdvancing(false);
      oneAdvance.unlock();
    }
  }

  private void setAdvancing(boolean value) {
    lock.lock();
    try {
      advancing = value;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Entry pollDue(Instant until) {
    lock.lock();
    try {
      Entry first = entries.peek();
      return first == null || first.due().isAfter(until) ? null : entries.poll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitUnderWay() {
    CompletableFuture<?>[] all = underWay.toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all)
        .completeOnTimeout(null, config.patience().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(reportedElsewhere -> null)
        .join();
  }

  private void tick() {
    while (true) {
      Entry due = awaitDue();
      if (due == null) {
        return;
      }
      begin(due.action());
    }
  }

  /** The next entry once it is due; null when the agenda was stopped. */
  private @Nullable Entry awaitDue() {
    lock.lock();
    try {
      while (!stopped) {
        Entry first = entries.peek();
        if (advancing || first == null) {
          changed.await();
          continue;
        }
        Duration left = Duration.between(clock.now(), first.due());
        if (left.isNegative() || left.isZero()) {
          return entries.poll();
        }
        changed.awaitNanos(left.toNanos());
      }
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }
}
