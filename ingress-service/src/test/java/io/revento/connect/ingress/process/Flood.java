package io.revento.connect.ingress.process;

import io.revento.connect.ingress.testing.Sender;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Senders that send again as soon as they are answered: of every eight, two the largest bodies, one
 * objects without end, one forged bodies, the others small ones.
 */
final class Flood implements AutoCloseable {

  /** Of what was broken off without an answer. */
  static final int NO_ANSWER = 0;

  private static final int MIB = 1024 * 1024;
  private static final byte[] LARGEST = new byte[MIB];
  private static final byte[] SMALL = bytes("{\"type\":\"event.updated\"}");

  /** A tree of it would be many times as large. */
  private static final byte[] OBJECTS = bytes("{\"a\":[" + "{},".repeat(MIB / 3 - 10) + "{}]}");

  private final Sender sender;
  private final String run = UUID.randomUUID().toString();
  private final ExecutorService senders;
  private final AtomicInteger sent = new AtomicInteger();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final AtomicInteger withoutRetryAfter = new AtomicInteger();
  private volatile boolean over;

  private Flood(Sender sender, int count) {
    this.sender = sender;
    this.senders = Executors.newFixedThreadPool(count);
    for (int n = 0; n < count; n++) {
      int kind = n % 8;
      senders.execute(() -> sendUntilOver(kind));
    }
  }

  static Flood begin(Sender sender, int senders) {
    return new Flood(sender, senders);
  }

  /** Ids of what was answered 202. */
  Set<String> accepted() {
    return accepted;
  }

  int answered(int status) {
    return statuses.getOrDefault(status, 0);
  }

  /** How many were answered with each status. */
  Map<Integer, Integer> statuses() {
    return new TreeMap<>(statuses);
  }

  /** How many 503 did not say when to come again. */
  int withoutRetryAfter() {
    return withoutRetryAfter.get();
  }

  /** Sends no more, and waits for what is under way. */
  @Override
  public void close() throws InterruptedException {
    over = true;
    senders.shutdown();
    if (!senders.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("a sender waits for an answer that never comes");
    }
  }

  private void sendUntilOver(int kind) {
    while (!over) {
      String id = "flood_%s_%d".formatted(run, sent.incrementAndGet());
      try {
        note(id, send(id, kind));
      } catch (UncheckedIOException brokenOff) {
        statuses.merge(NO_ANSWER, 1, Integer::sum);
      }
    }
  }

  private HttpResponse<String> send(String id, int kind) {
    return switch (kind) {
      case 0, 1 -> sender.send(id, LARGEST);
      case 2 -> sender.send(id, OBJECTS);
      case 3 -> Sender.send(sender.signed(id, SMALL).POST(BodyPublishers.ofByteArray(LARGEST)));
      default -> sender.send(id, SMALL);
    };
  }

  private void note(String id, HttpResponse<String> answer) {
    statuses.merge(answer.statusCode(), 1, Integer::sum);
    if (answer.statusCode() == 202) {
      accepted.add(id);
    } else if (answer.statusCode() == 503 && answer.headers().firstValue("retry-after").isEmpty()) {
      withoutRetryAfter.incrementAndGet();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
