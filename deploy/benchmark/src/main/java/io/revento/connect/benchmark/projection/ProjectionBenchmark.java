package io.revento.connect.benchmark.projection;

import io.revento.connect.benchmark.measure.Machine;
import io.revento.connect.benchmark.measure.Moment;
import io.revento.connect.benchmark.projection.Figures.Answers;
import io.revento.connect.benchmark.projection.Figures.Intake;
import io.revento.connect.benchmark.projection.contestant.Contestant;
import io.revento.connect.benchmark.projection.contestant.Contestants;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.FreePort;
import io.revento.connect.local.process.ManagedProcess;
import io.revento.connect.local.process.Readiness;
import io.revento.connect.local.setup.JsonHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** {@code deploy/benchmark/run projection}. */
public final class ProjectionBenchmark {

  private static final int USAGE_ERROR = 2;
  private static final String RACE_EVENT = "evt_race";
  private static final String LARGE_EVENT = "evt_large";
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(4);
  private static final Duration STARTUP = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Options options;
  private final Stage stage;
  private final Contestants contestants;
  private final AccessKeys keys = AccessKeys.generate();
  private final int port;

  private ProjectionBenchmark(Options options, Stage stage, Path home) throws IOException {
    this.options = options;
    this.stage = stage;
    this.port = FreePort.find();
    this.contestants =
        new Contestants(home, stage.folder(), stage.kafka(), stage.postgresPort(), keys);
  }

  public static void main(String... arguments)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    Path home = Path.of(System.getProperty("revento.home", "."));
    if (List.of(arguments).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    try {
      Options options = Options.parse(List.of(arguments));
      double busyBefore = Machine.busy();
      try (Stage stage = Stage.open()) {
        String text = new ProjectionBenchmark(options, stage, home).run(busyBefore);
        System.out.print(text);
        Files.writeString(home.resolve("deploy/benchmark/results/projection.txt"), text);
        stage.forget();
      }
    } catch (IllegalArgumentException misused) {
      System.err.println(misused.getMessage() + "\n\n" + Options.USAGE);
      System.exit(USAGE_ERROR);
    }
  }

  private String run(double busyBefore)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    try (TopicFill fill = new TopicFill(stage.kafka())) {
      fill.event(RACE_EVENT);
      fill.people(RACE_EVENT, options.keys(), options.rounds());
    }
    List<Intake> intakes = new ArrayList<>();
    List<Answers> answers = List.of();
    for (int pass = 0; pass < options.passes(); pass++) {
      for (String other : options.beside()) {
        intakes.add(race(contestants.other(other)));
      }
      boolean last = pass == options.passes() - 1;
      ManagedProcess service = stage.start(contestants.projection(port));
      try {
        intakes.add(follow(contestants.projection(port), service));
        if (last && options.participants() > 0) {
          answers = ask(service);
        }
      } finally {
        stage.stop(service);
      }
    }
    return new Report(options, intakes, answers).text(busyBefore);
  }

  private Intake race(Contestant contestant)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    ManagedProcess process = stage.start(contestant);
    try {
      return follow(contestant, process);
    } finally {
      stage.stop(process);
    }
  }

  private Intake follow(Contestant contestant, ManagedProcess process)
      throws IOException, SQLException {
    Intake intake =
        Race.follow(contestant, process, stage, options.keys(), options.keys() * options.rounds());
    System.err.printf("%s: %.0f records per second%n", intake.contestant(), intake.perSecond());
    return intake;
  }

  private List<Answers> ask(ManagedProcess service) throws IOException, InterruptedException {
    System.err.printf("%d participants …%n", options.participants());
    try (TopicFill fill = new TopicFill(stage.kafka())) {
      fill.event(LARGE_EVENT);
      fill.people(LARGE_EVENT, 2 * options.participants(), 1);
    }
    URI base = URI.create("http://127.0.0.1:" + port);
    new Readiness(STARTUP).await(service, base);
    String token = keys.token(Roles.READER, TOKEN_LIFETIME);
    URI event = base.resolve("/api/events/" + LARGE_EVENT);
    awaitPeople(event, token);
    return new Questions(event, token, options.participants(), options.questions()).ask();
  }

  private void awaitPeople(URI event, String token) throws IOException, InterruptedException {
    JsonHttp reader = JsonHttp.withToken(token);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      var counts = reader.get(event).path("counts");
      if (counts.path("participants").asInt() == options.participants()
          && counts.path("applications").asInt() == options.participants()) {
        return;
      }
      Moment.await(System.nanoTime() + BETWEEN_LOOKS.toNanos());
    }
    throw new IOException("not all participants arrived");
  }
}
