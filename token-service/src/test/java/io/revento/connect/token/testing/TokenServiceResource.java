package io.revento.connect.token.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * What the service wants of its surroundings besides database, Kafka and JWT: Revento, and keys.
 */
public final class TokenServiceResource implements QuarkusTestResourceLifecycleManager {

  private static final int KEY_BYTES = 32;

  /** The key that seals. */
  public static final String KEY = "k2:" + key((byte) 2);

  /** The key that sealed before. */
  public static final String OLD_KEY = "k1:" + key((byte) 1);

  @Override
  public Map<String, String> start() {
    try {
      Path keys = Files.createTempFile("token-keys", ".txt");
      keys.toFile().deleteOnExit();
      Files.writeString(keys, "# the current one, and an older one\n" + KEY + "\n" + OLD_KEY);
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

  private static String key(byte fill) {
    byte[] bytes = new byte[KEY_BYTES];
    Arrays.fill(bytes, fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
