package io.revento.connect.local.cli.container;

import io.revento.connect.local.setup.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of a tool: where everything is, as seen from its container.
 *
 * @param folder shared with the services, which read their secrets there
 */
record ToolSettings(Path folder, Map<String, String> environment) {

  private static final Path FOLDER = Path.of("/run/revento");

  ToolSettings {
    environment = Map.copyOf(environment);
  }

  static ToolSettings of(Map<String, String> environment) {
    return new ToolSettings(FOLDER, environment);
  }

  String kafka() {
    return required("KAFKA_BOOTSTRAP_SERVERS");
  }

  /** The server's administrator at the database of that name, for JDBC. */
  String administration() {
    return "jdbc:" + required("DB_URL");
  }

  String administrator() {
    return required("DB_USER");
  }

  String administratorPassword() {
    return required("DB_PASSWORD");
  }

  /** What each service's user of the database is known by. */
  String servicePassword() {
    return required("SERVICE_DB_PASSWORD");
  }

  URI sandbox() {
    return URI.create(required("SANDBOX_URL"));
  }

  /** Where Revento, from its own place, delivers. */
  URI webhookUrl() {
    return URI.create(required("WEBHOOK_URL"));
  }

  /** Where people reach token-service. */
  URI publicUrl() {
    return URI.create(required("PUBLIC_URL"));
  }

  URI token() {
    return URI.create(required("TOKEN_URL"));
  }

  URI projection() {
    return URI.create(required("PROJECTION_URL"));
  }

  /**
   * What the real Revento gave out; empty when the integration is registered at the sandbox.
   *
   * @throws IllegalArgumentException when some of it is there and some is missing: says what
   */
  Optional<Credentials> given() {
    String clientId = environment.getOrDefault("REVENTO_CLIENT_ID", "");
    return clientId.isBlank()
        ? Optional.empty()
        : Optional.of(
            new Credentials(
                "",
                clientId,
                required("REVENTO_CLIENT_SECRET"),
                required("REVENTO_WEBHOOK_SECRET")));
  }

  private String required(String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException("Set " + name + ".");
    }
    return value;
  }

  /** Without the values, of which some are secrets. */
  @Override
  public String toString() {
    return "ToolSettings[" + folder + "]";
  }
}
