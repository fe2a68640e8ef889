package io.revento.connect.system.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.local.process.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * sync-service without its variables does not start, and says in a sentence of each what to set.
 */
class MissingSettingsIT {

  private static final Path JAR =
      Path.of("..", "..", "sync-service", "target", "quarkus-app", "quarkus-run.jar");
  private static final int HEAP_MEGABYTES = 192;
  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void all_variables_that_are_missing_are_said_at_once_before_anything_is_opened()
      throws IOException, InterruptedException {
    assertThat(startedWithoutSettings())
        .filteredOn(line -> line.contains("Set "))
        .satisfiesExactlyInAnyOrder(
            line ->
                assertThat(line).contains("Set KAFKA_BOOTSTRAP_SERVERS to Kafka, as host:port."),
            line ->
                assertThat(line)
                    .contains("Set DB_URL to the database, as postgresql://host:port/database."),
            line ->
                assertThat(line)
                    .contains("Set DB_USER, and DB_PASSWORD, to who may use the database."),
            line ->
                assertThat(line)
                    .contains(
                        "Set TOKEN_SERVICE_TOKEN_FILE to a file with a JWT of role service, or"
                            + " OIDC_ISSUER_URL, TOKEN_SERVICE_CLIENT_ID and"
                            + " TOKEN_SERVICE_CLIENT_SECRET to get one."),
            line ->
                assertThat(line)
                    .contains(
                        "Set OIDC_ISSUER_URL (an identity provider) or OIDC_PUBLIC_KEY together"
                            + " with OIDC_ISSUER (a key of your own), and not both"));
  }

  /** What it says when it refuses to start. */
  private List<String> startedWithoutSettings() throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    JavaProgram program =
        new JavaProgram("sync", HEAP_MEGABYTES, List.of("-jar", JAR.toString()), Map.of());
    ProcessBuilder builder =
        new ProcessBuilder(program.command())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().retainAll(Set.of("PATH", "HOME"));
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
