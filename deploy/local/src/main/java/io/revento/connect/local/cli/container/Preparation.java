package io.revento.connect.local.cli.container;

import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.ServiceDatabases;
import io.revento.connect.embedded.SingleBroker;
import io.revento.connect.local.setup.Credentials;
import io.revento.connect.local.setup.SandboxControl;
import io.revento.connect.local.stack.DataFolder;
import io.revento.connect.local.stack.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code prepare}: what the services need before their start. Repeating it changes nothing but the
 * token between services, which is signed anew.
 */
final class Preparation {

  /** Read by the services as one more place of settings. */
  private static final String SETTINGS = "settings.properties";

  private final ToolSettings settings;
  private final Consumer<String> done;

  /**
   * @param done told of each step
   */
  Preparation(ToolSettings settings, Consumer<String> done) {
    this.settings = settings;
    this.done = done;
  }

  /**
   * @throws IOException when the sandbox does not answer, or the folder cannot be written
   * @throws SQLException when the database refuses
   */
  void run() throws IOException, InterruptedException, SQLException {
    createDatabases();
    SingleBroker.createTopics(settings.kafka());
    done.accept("topics of the catalogue at " + settings.kafka());
    try (DataFolder data = DataFolder.take(settings.folder())) {
      Secrets secrets = Secrets.prepare(data);
      Credentials credentials = credentials(secrets);
      secrets.keep(credentials);
      write(secrets.keys(), credentials);
    }
    done.accept("secrets in " + settings.folder());
  }

  private void createDatabases() throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            settings.administration(),
            settings.administrator(),
            settings.administratorPassword())) {
      ServiceDatabases.createMissing(connection, settings.servicePassword());
    }
    done.accept("a database for each of " + ServiceDatabases.NAMES);
  }

  private Credentials credentials(Secrets secrets) throws IOException, InterruptedException {
    Optional<Credentials> given = settings.given();
    if (given.isPresent()) {
      done.accept("integration as given by Revento: client " + given.get().clientId());
      return given.get();
    }
    Credentials registered =
        new SandboxControl(settings.sandbox())
            .register(
                settings.publicUrl().resolve("/oauth/callback"),
                settings.webhookUrl(),
                secrets.credentials());
    done.accept("integration registered at the sandbox: client " + registered.clientId());
    return registered;
  }

  /** In one step, for a service that starts meanwhile. */
  private void write(AccessKeys keys, Credentials credentials) throws IOException {
    Path whole = settings.folder().resolve(SETTINGS);
    Path part = settings.folder().resolve(SETTINGS + ".part");
    Files.writeString(
        part,
        """
        OIDC_PUBLIC_KEY=%s
        OIDC_ISSUER=%s
        REVENTO_CLIENT_ID=%s
        """
            .formatted(keys.publicKey(), AccessKeys.ISSUER, credentials.clientId()),
        StandardCharsets.ISO_8859_1);
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
  }
}
