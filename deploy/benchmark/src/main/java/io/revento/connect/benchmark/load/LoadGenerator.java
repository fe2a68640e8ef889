package io.revento.connect.benchmark.load;

import io.revento.connect.benchmark.measure.Moment;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Sends deliveries over so many connections. All that changes is changed on one event loop.
 *
 * <p>In the open loop requests are due at a rate, and those that find no free connection wait for
 * one: latency counts from when they were due, so that a server that pauses is charged with all
 * that it kept waiting (no coordinated omission).
 */
public final class LoadGenerator implements AutoCloseable {

  private static final int DIGITS = 3;
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final long GLANCE_NANOS = 50_000;
  private static final int PATIENCE_SECONDS = 60;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Context loop = vertx.getOrCreateContext();
  private final NetClient client =
      vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
  private final SignedDeliveries deliveries = new SignedDeliveries();
  private final Queue<HttpConnection> idle = new ArrayDeque<>();
  private final Queue<Long> waiting = new ArrayDeque<>();
  private Histogram latencies = new Histogram(HIGHEST_MICROS, DIGITS);
  private Map<Integer, Long> byStatus = new HashMap<>();
  private int underWay;
  private boolean sendingAgain;
  private boolean ending;
  private CompletableFuture<Void> drained = new CompletableFuture<>();

  /** Connects; fails when nobody listens there. */
  public LoadGenerator(int port, int connections) {
    CompletableFuture<Void> connected = new CompletableFuture<>();
    loop.runOnContext(
        now -> {
          List<Future<?>> all = new ArrayList<>();
          for (int n = 0; n < connections; n++) {
            all.add(
                client
                    .connect(port, "127.0.0.1")
                    .onSuccess(socket -> idle.add(new HttpConnection(socket, this::answered))));
          }
          Future.all(all)
              .onSuccess(done -> connected.complete(null))
              .onFailure(connected::completeExceptionally);
        });
    connected.join();
  }

  /** As fast as it is answered. */
  public LoadResult closedLoop(Duration during) {
    long begun = begin(true);
    onLoop(() -> List.copyOf(idle).forEach(connection -> offer(System.nanoTime())));
    Moment.await(begun + during.toNanos());
    return end(begun);
  }

  /** At that rate, whatever is answered. */
  public LoadResult openLoop(double perSecond, Duration during) {
    long begun = begin(false);
    long count = Math.round(perSecond * during.toNanos() / TimeUnit.SECONDS.toNanos(1));
    long sent = 0;
    while (sent < count) {
      long from = sent;
      long until = Math.min(count, dueBy(System.nanoTime() - begun, perSecond));
      if (until > from) {
        loop.runOnContext(
            now -> {
              for (long number = from; number < until; number++) {
                offer(begun + due(number, perSecond));
              }
            });
        sent = until;
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return end(begun);
  }

  private static long due(long number, double perSecond) {
    return (long) (number * TimeUnit.SECONDS.toNanos(1) / perSecond);
  }

  private static long dueBy(long nanos, double perSecond) {
    return (long) (nanos * perSecond / TimeUnit.SECONDS.toNanos(1)) + 1;
  }

  private long begin(boolean again) {
    onLoop(
        () -> {
          latencies = new Histogram(HIGHEST_MICROS, DIGITS);
          byStatus = new HashMap<>();
          drained = new CompletableFuture<>();
          sendingAgain = again;
          ending = false;
        });
    return System.nanoTime();
  }

  private LoadResult end(long begun) {
    onLoop(
        () -> {
          sendingAgain = false;
          ending = true;
          completeIfDrained();
        });
    drained.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    return new LoadResult(Duration.ofNanos(System.nanoTime() - begun), byStatus, latencies);
  }

  private void offer(long due) {
    HttpConnection free = idle.poll();
    if (free == null) {
      waiting.add(due);
    } else {
      send(free, due);
    }
  }

  private void send(HttpConnection connection, long due) {
    underWay++;
    connection.send(deliveries.next(), due);
  }

  private void answered(HttpConnection connection, int status) {
    long now = System.nanoTime();
    underWay--;
    latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(now - connection.due()));
    byStatus.merge(status, 1L, Long::sum);
    Long due = sendingAgain ? Long.valueOf(now) : waiting.poll();
    if (due != null) {
      send(connection, due);
    } else {
      idle.add(connection);
      completeIfDrained();
    }
  }

  private void completeIfDrained() {
    if (ending && underWay == 0 && waiting.isEmpty()) {
      drained.complete(null);
    }
  }

  private void onLoop(Runnable change) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.runOnContext(
        now -> {
          change.run();
          done.complete(null);
        });
    done.join();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
