package io.revento.connect.sync.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.revento.connect.embedded.testing.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Points the service under test at {@link FakeRevento}. */
public final class FakeReventoResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    String url = FakeRevento.instance().url();
    return Map.of(
        "REVENTO_API_URL", url + "/api/v1",
        "TOKEN_SERVICE_URL", url,
        "TOKEN_SERVICE_TOKEN_FILE", tokenFile().toString(),
        // Short waits, so that what is to happen after them happens within a test.
        "revento.absence.second-look", "100ms",
        "revento.sync.work.first-wait", "100ms",
        "revento.sync.work.longest-wait", "500ms",
        "revento.sync.work.tries", "3",
        "revento.sync.reconcile.first-wait", "100ms",
        "revento.sync.upstream.retry-delay", "20ms");
  }

  private static Path tokenFile() {
    try {
      Path file = Files.createTempFile("service-token", ".jwt");
      file.toFile().deleteOnExit();
      return Files.writeString(file, Infrastructure.keys().token("service", Duration.ofHours(1)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stop() {
    // The stand-in is shared by the module's tests and ends with the JVM.
  }
}
