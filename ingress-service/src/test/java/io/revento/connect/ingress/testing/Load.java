package io.revento.connect.ingress.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Deliveries at a steady rate, whether or not earlier ones were answered: one that waited for
 * answers would all but stop while the broker is away.
 */
public final class Load implements AutoCloseable {

  private static final int RESOURCES = 50;

  private final Sender sender;
  private final String run = UUID.randomUUID().toString();
  private final AtomicLong sent = new AtomicLong();
  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<?>> underWay = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  private final ScheduledFuture<?> sending;

  private Load(Sender sender, int perSecond) {
    this.sender = sender;
    long every = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.sending = pace.scheduleAtFixedRate(this::send, 0, every, TimeUnit.NANOSECONDS);
  }

  public static Load begin(Sender sender, int perSecond) {
    return new Load(sender, perSecond);
  }

  /** Sends no more, and waits for what is under way. */
  public List<Answered> end() {
    close();
    CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).join();
    return new ArrayList<>(answers);
  }

  /** What was answered until now, in the order of the answers. */
  public List<Answered> soFar() {
    return new ArrayList<>(answers);
  }

  public long accepted() {
    return answers.stream().filter(Answered::accepted).count();
  }

  public long refused() {
    return answers.size() - accepted();
  }

  /** How many were answered with each status; 0 for those broken off. */
  public static Map<Integer, Long> byStatus(List<Answered> answers) {
    return answers.stream().collect(Collectors.groupingBy(Answered::status, Collectors.counting()));
  }

  public static Set<String> acceptedIds(List<Answered> answers) {
    return answers.stream()
        .filter(Answered::accepted)
        .map(Answered::webhookId)
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    sending.cancel(false);
    pace.shutdown();
    try {
      if (!pace.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("a delivery cannot be handed over for sending");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void send() {
    long number = sent.incrementAndGet();
    String id = "load_%s_%d".formatted(run, number);
    byte[] body =
        """
        {"type":"activity.updated","event_id":"evt_load","data":{"resource":"activity","id":"%d"}}"""
            .formatted(number % RESOURCES)
            .getBytes(StandardCharsets.UTF_8);
    long due = System.nanoTime();
    underWay.add(
        sender
            .sendAsync(id, body)
            .handle(
                (response, brokenOff) ->
                    answers.add(
                        Answered.of(id, response, Duration.ofNanos(System.nanoTime() - due)))));
  }
}
