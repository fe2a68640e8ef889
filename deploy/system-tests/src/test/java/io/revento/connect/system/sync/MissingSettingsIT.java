package io.revento.connect.system.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.embedded.AccessKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** sync-service without one of its variables does not start, and says in a sentence what to set. */
class MissingSettingsIT {

  private static final Path JAR =
      Path.of("..", "..", "sync-service", "target", "quarkus-app", "quarkus-run.jar");
  private static final int PATIENCE_SECONDS = 60;

  /** All that it cannot start without. Nothing listens there: what is missing is said before. */
  private static final Map<String, String> COMPLETE =
      Map.of(
          "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
          "DB_URL", "postgresql://127.0.0.1:1/sync",
          "DB_USER", "sync",
          "TOKEN_SERVICE_TOKEN_FILE", "service-token",
          "OIDC_PUBLIC_KEY", AccessKeys.generate().publicKey(),
          "OIDC_ISSUER", AccessKeys.ISSUER);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KAFKA_BOOTSTRAP_SERVERS  | Set KAFKA_BOOTSTRAP_SERVERS to Kafka, as host:port.",
        "DB_URL                   | Set DB_URL to the database, as postgresql://host:port/database.",
        "DB_USER                  | Set DB_USER, and DB_PASSWORD, to who may use the database.",
        "TOKEN_SERVICE_TOKEN_FILE | Set TOKEN_SERVICE_TOKEN_FILE to a file with a JWT of role"
            + " service, or OIDC_ISSUER_URL, TOKEN_SERVICE_CLIENT_ID and"
            + " TOKEN_SERVICE_CLIENT_SECRET to get one.",
      })
  void a_variable_that_is_missing_is_said_before_anything_is_opened(
      String variable, String sentence) throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(COMPLETE);
    settings.remove(variable);
    assertThat(startedWith(settings))
        .filteredOn(line -> line.contains("Set "))
        .singleElement()
        .asString()
        .contains(sentence);
  }

  /** What it says when it refuses to start. */
  private List<String> startedWith(Map<String, String> settings)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().retainAll(Set.of("PATH", "HOME"));
    builder.environment().putAll(settings);
    Process service = builder.start();
    try {
      assertThat(service.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(service.exitValue()).isNotZero();
      return Files.readAllLines(said);
    } finally {
      service.destroyForcibly();
    }
  }
}
