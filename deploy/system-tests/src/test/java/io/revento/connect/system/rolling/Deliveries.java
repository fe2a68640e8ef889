package io.revento.connect.system.rolling;

import io.revento.connect.system.RunningSystem;
import io.revento.connect.system.SignedDelivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Deliveries at a steady rate, each sent once: nobody repeats what failed. */
final class Deliveries implements AutoCloseable {

  /** Instead of a status: no connection, or one that ended without an answer. */
  private static final int NO_ANSWER = 0;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, CompletableFuture<Integer>> sent = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final RunningSystem system;
  private final Gateway gateway;
  private final List<String> applications;

  Deliveries(RunningSystem system, Gateway gateway, List<String> applications, int perSecond) {
    this.system = system;
    this.gateway = gateway;
    this.applications = List.copyOf(applications);
    ScheduledFuture<?> unused =
        clock.scheduleAtFixedRate(
            this::send, 0, TimeUnit.SECONDS.toMicros(1) / perSecond, TimeUnit.MICROSECONDS);
  }

  private void send() {
    int turn = number.getAndIncrement();
    String id = "msg_rolling_" + turn;
    sent.put(
        id,
        CompletableFuture.supplyAsync(gateway::next)
            .thenCompose(replica -> deliver(id, turn, replica))
            .exceptionally(failure -> NO_ANSWER));
  }

  private CompletableFuture<Integer> deliver(String id, int turn, URI replica) {
    return SignedDelivery.about(
            id,
            "application.updated",
            system.testEvent(),
            "application",
            applications.get(turn % applications.size()),
            system.credentials().webhookSecret())
        .send(http, replica.resolve("/webhooks/revento"));
  }

  /** Sends no more, and gives the status of each answer by webhook id. */
  Map<String, Integer> end() throws InterruptedException {
    close();
    Map<String, Integer> statuses = new TreeMap<>();
    sent.forEach((id, status) -> statuses.put(id, status.join()));
    return statuses;
  }

  @Override
  public void close() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.MINUTES);
  }
}
