package io.revento.connect.system.rolling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives each request to the next replica that says it is ready, as a Kubernetes Service does. */
final class Gateway implements AutoCloseable {

  private static final int LOOK_EVERY_MS = 200;
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final Set<URI> ready = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
  private final List<URI> replicas;

  Gateway(List<URI> replicas) {
    this.replicas = List.copyOf(replicas);
    look();
    ScheduledFuture<?> unused =
        looking.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /**
   * @throws IllegalStateException when no replica is ready
   */
  URI next() {
    List<URI> now = replicas.stream().filter(ready::contains).toList();
    if (now.isEmpty()) {
      throw new IllegalStateException("no replica is ready");
    }
    return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
  }

  boolean isReady(URI replica) {
    return ready.contains(replica);
  }

  private void look() {
    for (URI replica : replicas) {
      if (answersReady(replica)) {
        ready.add(replica);
      } else {
        ready.remove(replica);
      }
    }
  }

  private boolean answersReady(URI replica) {
    HttpRequest request =
        HttpRequest.newBuilder(replica.resolve("/q/health/ready")).timeout(ANSWER).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (HttpTimeoutException slow) {
      // Kubernetes, too, wants several of these before it believes them.
      return ready.contains(replica);
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
