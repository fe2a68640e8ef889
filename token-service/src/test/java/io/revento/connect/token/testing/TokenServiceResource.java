package io.revento.connect.token.testing;

import static java.util.Map.entry;

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

  /** The key that seals. As a pattern of LIKE its id would match the other one, too. */
  public static final String KEY = "k_2:" + key((byte) 2);

  /** The key that sealed before. */
  public static final String OLD_KEY = "kx2:" + key((byte) 1);

  @Override
  public Map<String, String> start() {
    try {
      Path keys = Files.createTempFile("token-keys", ".txt");
      keys.toFile().deleteOnExit();
      Files.writeString(keys, "# the current one, and an older one\n" + KEY + "\n" + OLD_KEY);
      return Map.ofEntries(
          entry("REVENTO_OAUTH_URL", FakeRevento.INSTANCE.oauthUrl()),
          entry("REVENTO_CLIENT_ID", FakeRevento.CLIENT_ID),
          entry("REVENTO_CLIENT_SECRET", FakeRevento.CLIENT_SECRET),
          entry("TOKEN_ENCRYPTION_KEYS_FILE", keys.toString()),
          entry("quarkus.http.test-port", "0"),
          // A test does not wait the ten seconds that keep an operator's mistake from looping.
          entry("token.lend.too-young-to-reject", "PT0S"),
          // Nor that long until a revoke is tried again, or a grant that cannot be kept is
          // returned.
          entry("token.revocation.first-retry-delay", "PT1S"),
          entry("token.metrics.interval", "1s"),
          entry("token.connect.keep-patience", "PT6S"));
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
