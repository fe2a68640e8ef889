package io.revento.connect.ingress.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A secrets file with {@link Sender#SECRET} in it. */
public final class SecretsResource implements QuarkusTestResourceLifecycleManager {

  private Path file = Path.of("");

  @Override
  public Map<String, String> start() {
    try {
      file = Files.createTempFile("webhook-secrets", "");
      Files.writeString(file, "# of the test\n" + Sender.SECRET + "\n");
      return Map.of("REVENTO_WEBHOOK_SECRETS_FILE", file.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stop() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
