package io.revento.connect.token.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * What the service wants of its surroundings besides database, Kafka and JWT: Revento, and keys.
 */
public final class TokenServiceResource implements QuarkusTestResourceLifecycleManager {

  private static final int KEY_BYTES = 32;

  @Override
  public Map<String, String> start() {
    try {
      Path keys = Files.createTempFile("token-keys", ".txt");
      keys.toFile().deleteOnExit();
      Files.writeString(
          keys, "# test\nk1:" + Base64.getEncoder().encodeToString(new byte[KEY_BYTES]));
      return Map.of(
          "REVENTO_OAUTH_URL",
          FakeRevento.INSTANCE.oauthUrl(),
          "REVENTO_CLIENT_ID",
          FakeRevento.CLIENT_ID,
          "REVENTO_CLIENT_SECRET",
          FakeRevento.CLIENT_SECRET,
          "TOKEN_ENCRYPTION_KEYS_FILE",
          keys.toString(),
          "quarkus.http.test-port",
          "0",
          // A test does not wait the ten seconds that keep an operator's mistake from looping.
          "token.lend.too-young-to-reject",
          "PT0S");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stop() {
    FakeRevento.INSTANCE.reset();
  }
}
