package io.revento.connect.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.local.setup.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The secrets of a local run, each in a file that only its owner can read. */
public final class Secrets {

  static final String CLIENT_SECRET = "client-secret";
  static final String WEBHOOK_SECRETS = "webhook-secrets";
  static final String ENCRYPTION_KEYS = "encryption-keys";
  static final String SERVICE_TOKEN = "service-token";

  /** Opens {@code /q/metrics} and shows no event. */
  static final String METRICS_TOKEN = "metrics-token";

  private static final String ACCESS_KEY = "access-key";
  private static final String CREDENTIALS = "credentials.json";

  /** Long enough for any run; a new one is signed at each start. */
  private static final Duration TOKEN_LIFETIME = Duration.ofDays(30);

  private static final int AES_256_BYTES = 32;

  private final DataFolder data;
  private final AccessKeys keys;
  private final ObjectMapper json = new ObjectMapper();

  private Secrets(DataFolder data, AccessKeys keys) {
    this.data = data;
    this.keys = keys;
  }

  /** Reads the secrets of earlier runs, and makes those that need nobody else. */
  public static Secrets prepare(DataFolder data) throws IOException {
    AccessKeys keys = AccessKeys.loadOrGenerate(accessKey(data));
    data.writeSecret(SERVICE_TOKEN, keys.token(Roles.SERVICE, TOKEN_LIFETIME));
    data.writeSecret(METRICS_TOKEN, keys.token(Roles.READER, TOKEN_LIFETIME, List.of()));
    if (!Files.exists(data.secret(ENCRYPTION_KEYS))) {
      byte[] key = new byte[AES_256_BYTES];
      new SecureRandom().nextBytes(key);
      data.writeSecret(ENCRYPTION_KEYS, "local:" + Base64.getEncoder().encodeToString(key) + "\n");
    }
    return new Secrets(data, keys);
  }

  /** The key that signs this data folder's tokens. */
  public static Path accessKey(DataFolder data) {
    return data.secret(ACCESS_KEY);
  }

  /** The same, for a program that only reads the folder of a run. */
  public static Path accessKey(Path dataFolder) {
    return dataFolder.resolve("secrets").resolve(ACCESS_KEY);
  }

  public AccessKeys keys() {
    return keys;
  }

  /** What an earlier run was given by the sandbox. */
  public Optional<Credentials> credentials() throws IOException {
    Path file = credentialsFile();
    return Files.exists(file)
        ? Optional.of(json.readValue(file.toFile(), Credentials.class))
        : Optional.empty();
  }

  /** Writes them down, for the services and for the next run. */
  public void keep(Credentials credentials) throws IOException {
    data.writeSecret(CREDENTIALS, json.writeValueAsString(credentials));
    data.writeSecret(CLIENT_SECRET, credentials.clientSecret());
    data.writeSecret(WEBHOOK_SECRETS, credentials.webhookSecret() + "\n");
  }

  /** Holds {@code client_secret} and {@code webhook_secret}. */
  public Path credentialsFile() {
    return data.secret(CREDENTIALS);
  }
}
