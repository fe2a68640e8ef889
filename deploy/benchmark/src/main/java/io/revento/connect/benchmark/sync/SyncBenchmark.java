package io.revento.connect.benchmark.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.benchmark.measure.Machine;
import io.revento.connect.benchmark.measure.MemorySeries;
import io.revento.connect.benchmark.measure.Moment;
import io.revento.connect.benchmark.measure.ProcessUse;
import io.revento.connect.benchmark.measure.StackUse;
import io.revento.connect.benchmark.sync.Figures.Beside;
import io.revento.connect.benchmark.sync.Figures.Latency;
import io.revento.connect.benchmark.sync.Notices.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** {@code deploy/benchmark/run sync}. */
public final class SyncBenchmark {

  private static final int USAGE_ERROR = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Its token is verified at each, which takes a millisecond of the processor. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private static final double NANOS = 1e9;
  private static final String WARM_UP_EVENT = "evt_sandbox_test";

  /** Until the compilers of its JVM have little left to do. */
  private static final int WARM_UP_PARTICIPANTS = 20_000;

  private static final int WARM_UP_NOTICES = 3_000;
  private static final int BARE_PASSES = 3;

  /** As many as sync-service has under way for one connection. */
  private static final int GETS_AT_ONCE = 8;

  private static final int DELIVERIES_AT_ONCE = 16;
  private static final int DIGITS = 3;
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(15);

  private final Options options;
  private final Stage stage;
  private final TopicTail tail;
  private final ProcessUse use;
  private final StackUse stack;

  private SyncBenchmark(Options options, Stage stage, TopicTail tail) {
    this.options = options;
    this.stage = stage;
    this.tail = tail;
    this.use = new ProcessUse(stage.sync());
    this.stack = new StackUse(stage.folder());
  }

  public static void main(String... arguments)
      throws IOException, InterruptedException, ExecutionException {
    Path home = Path.of(System.getProperty("revento.home", "."));
    if (List.of(arguments).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    try {
      Options options = Options.parse(List.of(arguments));
      double busyBefore = Machine.busy();
      try (Stage stage = Stage.open(home, options.distance());
          TopicTail tail = new TopicTail(stage.kafka())) {
        String text = new SyncBenchmark(options, stage, tail).run(busyBefore);
        System.out.print(text);
        Files.writeString(home.resolve("deploy/benchmark/results/sync.txt"), text);
      }
    } catch (IllegalArgumentException misused) {
      System.err.println(misused.getMessage() + "\n\n" + Options.USAGE);
      System.exit(USAGE_ERROR);
    }
  }

  private String run(double busyBefore)
      throws IOException, InterruptedException, ExecutionException {
    System.err.println("warm-up …");
    BareClient warm = connect(WARM_UP_EVENT, WARM_UP_PARTICIPANTS).client();
    pageThrough(warm);
    notices(WARM_UP_EVENT, warm, WARM_UP_NOTICES);

    List<Beside> backfills = new ArrayList<>();
    BareClient client = warm;
    String event = WARM_UP_EVENT;
    for (int number = 0; number < options.participants().size(); number++) {
      int participants = options.participants().get(number);
      System.err.printf("backfill of %d participants …%n", participants);
      event = Stage.EVENTS.get(number);
      Connected connected = connect(event, participants);
      client = connected.client();
      backfills.add(beside(participants, connected, pageThrough(client)));
    }
    System.err.println("notices …");
    Beside notices = notices(event, client, options.notices());
    List<Latency> latencies = new ArrayList<>();
    for (int rate : options.rates()) {
      System.err.printf("notices, %d per second …%n", rate);
      latencies.add(latency(event, client, rate));
    }
    return Report.text(options, busyBefore, backfills, notices, latencies);
  }

  /** What it took until that many records were in their topics. */
  private record Took(int count, double seconds, double cpuSeconds, double stackSeconds) {}

  private record Connected(BareClient client, Took took, long residentMib) {}

  /** Loads the event, connects it and waits until all of it is in topics. */
  private Connected connect(String event, int participants)
      throws IOException, InterruptedException {
    stage.load(event, participants);
    try (MemorySeries memory = new MemorySeries(use)) {
      double cpu = use.cpuSeconds();
      double used = stack.cpuSeconds();
      BareClient client = stage.connect(event);
      JsonNode run = awaitDone(event);
      int records = run.path("changed").asInt();
      long end = tail.awaitRecords(event, records, PATIENCE);
      Duration sinceStart =
          Duration.between(Instant.parse(run.path("started_at").asText()), Instant.now());
      double seconds = (sinceStart.toNanos() - (System.nanoTime() - end)) / NANOS;
      Took took = new Took(records, seconds, use.cpuSeconds() - cpu, stack.cpuSeconds() - used);
      return new Connected(client, took, memory.highest(1).get(0));
    }
  }

  private JsonNode awaitDone(String event) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode run = stage.run(event);
      if ("done".equals(run.path("state").asText())) {
        return run;
      }
      Moment.await(System.nanoTime() + BETWEEN_LOOKS.toNanos());
    }
    throw new IllegalStateException("the backfill of " + event + " did not end");
  }

  /** The fastest of some passes of the bare client. */
  private Took pageThrough(BareClient client) throws IOException, InterruptedException {
    double used = stack.cpuSeconds();
    double fastest = Double.MAX_VALUE;
    int resources = 0;
    for (int pass = 0; pass < BARE_PASSES; pass++) {
      long begun = System.nanoTime();
      resources = client.pageThrough();
      fastest = Math.min(fastest, (System.nanoTime() - begun) / NANOS);
    }
    return new Took(resources, fastest, 0, (stack.cpuSeconds() - used) / BARE_PASSES);
  }

  private static Beside beside(int participants, Connected connected, Took bare) {
    Took took = connected.took();
    return new Beside(
        participants,
        took.count(),
        took.seconds(),
        took.cpuSeconds(),
        took.stackSeconds(),
        connected.residentMib(),
        bare.seconds(),
        bare.stackSeconds());
  }

  /**
   * All at once: as fast as they are worked off, beside as many bare GETs of the same resources.
   */
  private Beside notices(String event, BareClient client, int count)
      throws IOException, InterruptedException, ExecutionException {
    Notices sender = new Notices(stage, event);
    List<String> participants = client.participants(count);
    List<Notice> notices = participants.stream().map(Notice::about).toList();
    AtOnce.each(notices, GETS_AT_ONCE, sender::change);

    double bareUsed = stack.cpuSeconds();
    long bareBegun = System.nanoTime();
    client.getEach(participants, GETS_AT_ONCE);
    double bareSeconds = (System.nanoTime() - bareBegun) / NANOS;
    bareUsed = stack.cpuSeconds() - bareUsed;

    try (MemorySeries memory = new MemorySeries(use)) {
      double cpu = use.cpuSeconds();
      double used = stack.cpuSeconds();
      long begun = System.nanoTime();
      AtOnce.each(notices, DELIVERIES_AT_ONCE, sender::send);
      long end = Collections.max(arrivals(notices).values());
      return new Beside(
          participants.size(),
          notices.size(),
          (end - begun) / NANOS,
          use.cpuSeconds() - cpu,
          stack.cpuSeconds() - used,
          memory.highest(1).get(0),
          bareSeconds,
          bareUsed);
    }
  }

  private Latency latency(String event, BareClient client, int perSecond)
      throws IOException, InterruptedException, ExecutionException {
    Notices sender = new Notices(stage, event);
    int count = Math.toIntExact(perSecond * options.each().toSeconds());
    List<Notice> notices = client.participants(count).stream().map(Notice::about).toList();
    Map<String, Long> sent = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> calls = new ArrayList<>();
    long begun = System.nanoTime();
    for (Notice notice : notices) {
      Moment.await(begun + calls.size() * TimeUnit.SECONDS.toNanos(1) / perSecond);
      calls.add(
          sender
              .change(notice)
              .thenCompose(
                  changed -> {
                    sent.put(notice.webhookId(), System.nanoTime());
                    return sender.send(notice);
                  }));
    }
    CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get();
    Histogram micros = new Histogram(HIGHEST_MICROS, DIGITS);
    arrivals(notices)
        .forEach(
            (webhookId, arrived) ->
                micros.recordValue(
                    TimeUnit.NANOSECONDS.toMicros(
                        arrived - Objects.requireNonNull(sent.get(webhookId)))));
    return new Latency(perSecond, micros);
  }

  private Map<String, Long> arrivals(List<Notice> notices) throws InterruptedException {
    return tail.awaitCausedBy(notices.stream().map(Notice::webhookId).toList(), PATIENCE);
  }
}
