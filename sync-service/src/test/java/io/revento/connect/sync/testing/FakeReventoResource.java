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
    return Map.ofEntries(
        Map.entry("REVENTO_API_URL", url + "/api/v1"),
        Map.entry("TOKEN_SERVICE_URL", url),
        Map.entry("TOKEN_SERVICE_TOKEN_FILE", tokenFile().toString()),
        Map.entry("revento.sync.gauges.every", "1s"),
        Map.entry("revento.publish.omit-fields", "email,answers.dietary_notes"),
        // Short waits, so that what is to happen after them happens within a test.
        Map.entry("revento.absence.second-look", "100ms"),
        Map.entry("revento.sync.work.first-wait", "100ms"),
        Map.entry("revento.sync.work.longest-wait", "500ms"),
        Map.entry("revento.sync.work.tries", "3"),
        Map.entry("revento.sync.reconcile.first-wait", "100ms"),
        Map.entry("revento.sync.upstream.retry-delay", "20ms"),
        Map.entry("revento.sync.upstream.circuit-delay", "200ms"));
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
