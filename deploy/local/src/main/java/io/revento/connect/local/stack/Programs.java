package io.revento.connect.local.stack;

import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.ServiceDatabases;
import io.revento.connect.local.process.JavaProgram;
import io.revento.connect.local.setup.Credentials;
import io.revento.connect.local.stack.Ports.Port;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The programs of the system with their settings: the same environment variables as in production,
 * pointed at this machine.
 */
final class Programs {

  private final Path home;
  private final DataFolder data;
  private final Ports ports;

  Programs(Path home, DataFolder data, Ports ports) {
    this.home = home;
    this.data = data;
    this.ports = ports;
  }

  JavaProgram kafka() {
    return new JavaProgram(
        "kafka",
        256,
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            KafkaMain.class.getName(),
            data.kafka().toString(),
            Integer.toString(ports.of(Port.KAFKA))),
        Map.of());
  }

  JavaProgram sandbox() {
    return service(
        Port.SANDBOX, "sandbox", 512, Map.of("SANDBOX_DATA_DIR", data.sandbox().toString()));
  }

  private JavaProgram ingress(AccessKeys keys) {
    Map<String, String> settings = common(keys);
    settings.put("REVENTO_WEBHOOK_SECRETS_FILE", data.secret(Secrets.WEBHOOK_SECRETS).toString());
    // A line for each accepted delivery; there may be too many of them elsewhere.
    settings.put("QUARKUS_LOG_CATEGORY__IO_REVENTO_CONNECT_INGRESS_WEBHOOK__LEVEL", "DEBUG");
    return service(Port.INGRESS, "ingress-service", 128, settings);
  }

  private JavaProgram token(AccessKeys keys, Credentials credentials) {
    Map<String, String> settings = common(keys);
    settings.putAll(database("token"));
    settings.put("REVENTO_OAUTH_URL", ports.url(Port.SANDBOX) + "/oauth");
    settings.put("REVENTO_CLIENT_ID", credentials.clientId());
    settings.put("REVENTO_CLIENT_SECRET_FILE", data.secret(Secrets.CLIENT_SECRET).toString());
    settings.put("TOKEN_ENCRYPTION_KEYS_FILE", data.secret(Secrets.ENCRYPTION_KEYS).toString());
    settings.put("PUBLIC_URL", ports.url(Port.TOKEN).toString());
    return service(Port.TOKEN, "token-service", 160, settings);
  }

  private JavaProgram sync(AccessKeys keys) {
    Map<String, String> settings = common(keys);
    settings.putAll(database("sync"));
    settings.put("REVENTO_API_URL", ports.url(Port.SANDBOX) + "/api/v1");
    settings.put("TOKEN_SERVICE_URL", ports.url(Port.TOKEN).toString());
    settings.put("TOKEN_SERVICE_TOKEN_FILE", data.secret(Secrets.SERVICE_TOKEN).toString());
    return service(Port.SYNC, "sync-service", 192, settings);
  }

  private JavaProgram projection(AccessKeys keys) {
    Map<String, String> settings = common(keys);
    settings.putAll(database("projection"));
    return service(Port.PROJECTION, "projection-service", 192, settings);
  }

  /** One of the four services. */
  JavaProgram service(Port service, AccessKeys keys, Credentials credentials) {
    return switch (service) {
      case INGRESS -> ingress(keys);
      case TOKEN -> token(keys, credentials);
      case SYNC -> sync(keys);
      case PROJECTION -> projection(keys);
      case SANDBOX, KAFKA, POSTGRES ->
          throw new IllegalArgumentException(service.label() + " is no service");
    };
  }

  private Map<String, String> common(AccessKeys keys) {
    Map<String, String> settings = new HashMap<>();
    settings.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.of(Port.KAFKA));
    settings.put("OIDC_PUBLIC_KEY", keys.publicKey());
    settings.put("OIDC_ISSUER", AccessKeys.ISSUER);
    return settings;
  }

  private Map<String, String> database(String name) {
    return Map.of(
        "DB_URL",
        ServiceDatabases.url("localhost", ports.of(Port.POSTGRES), name),
        "DB_USER",
        name,
        "DB_PASSWORD",
        name);
  }

  private JavaProgram service(
      Port port, String module, int heapMegabytes, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(port)));
    environment.put("QUARKUS_HTTP_HOST", "localhost");
    Path jar = home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    return new JavaProgram(
        port.label(), heapMegabytes, List.of("-jar", jar.toString()), environment);
  }
}
