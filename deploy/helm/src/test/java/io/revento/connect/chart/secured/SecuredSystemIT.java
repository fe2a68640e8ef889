package io.revento.connect.chart.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revento.connect.chart.files.Service;
import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Rendering;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.FreePort;
import io.revento.connect.local.process.JavaProgram;
import io.revento.connect.local.process.ManagedProcess;
import io.revento.connect.local.process.Readiness;
import io.revento.connect.local.setup.Backfill;
import io.revento.connect.local.setup.Credentials;
import io.revento.connect.local.setup.EventConnector;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.setup.SandboxControl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chart's environment, certificates and ACLs are enough and are taken: an event is connected
 * and its data arrives, through a Kafka that knows each service by its user and allows it what
 * {@code files/acls.yaml} says, a PostgreSQL whose certificate is verified, and an identity
 * provider that gives sync-service its token by client credentials.
 */
class SecuredSystemIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GOODBYE = Duration.ofSeconds(10);
  private static final Duration TOKEN = Duration.ofMinutes(10);

  /** Of sync-service at the identity provider. */
  private static final String CLIENT_SECRET = "cl1ent-s3cret";

  private static final List<String> CLIENTS =
      List.of("ingress", "token", "sync", "projection", "topics");

  @TempDir private static Path folder;

  private static final AccessKeys KEYS = AccessKeys.generate();
  private static final Map<String, Integer> PORTS = new HashMap<>();
  private static final List<ManagedProcess> PROCESSES = new ArrayList<>();
  private static final Map<String, Object> SECRETS = new HashMap<>();

  private static SecuredKafka kafka;
  private static SecuredPostgres postgres;
  private static LocalIssuer issuer;
  private static JsonNode acls;
  private static Rendering rendering;

  @BeforeAll
  static void start() throws Exception {
    Certificate server = Certificate.create(folder, "server");
    Certificate client = Certificate.create(folder, "client");
    kafka = SecuredKafka.start(Files.createDirectories(folder.resolve("kafka")), server, client);
    postgres = SecuredPostgres.start(Files.createDirectories(folder.resolve("postgres")), server);
    acls = Chart.YAML.readTree(Chart.FOLDER.resolve("files/acls.yaml").toFile());
    for (String name : CLIENTS) {
      kafka.allow(name, name, acls.path(name));
      SECRETS.put(
          "kafka-" + name + "/sasl.jaas.config",
          "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
              .formatted(name, name));
      SECRETS.put("database-" + name + "/username", name);
      SECRETS.put("database-" + name + "/password", name);
      PORTS.put(name, FreePort.find());
    }
    SECRETS.put("authority/ca.crt", server.pem());
    SECRETS.put(
        "encryption/encryption-keys", "k1:" + Base64.getEncoder().encodeToString(new byte[32]));
    SECRETS.put("service-client/client-secret", CLIENT_SECRET);
    issuer = LocalIssuer.start(KEYS, "sync-service", CLIENT_SECRET);
    kafka.allow("User:CN=client", acls.path("topics"));
    SECRETS.put("kafka-topics/user.p12", client.keystore());
    SECRETS.put("kafka-topics/user.password", Certificate.PASSWORD);
    rendering = Chart.render(Chart.FOLDER, values("scram-sha-512", kafka.scram()));
  }

  @AfterAll
  static void stop() throws Exception {
    for (ManagedProcess process : PROCESSES) {
      process.stop(GOODBYE);
    }
    kafka.close();
    postgres.close();
    issuer.close();
  }

  @Test
  void an_event_is_connected_and_its_data_arrives() throws Exception {
    createTopics(rendering, "scram");
    SandboxControl sandbox = startSandbox();
    Credentials credentials =
        sandbox.register(
            url("token").resolve("/oauth/callback"),
            url("ingress").resolve("/webhooks/revento"),
            Optional.empty());
    SECRETS.put("revento/client-secret", credentials.clientSecret());
    SECRETS.put("revento/webhook-secrets", credentials.webhookSecret());
    for (Service service : Service.values()) {
      launch(service, credentials);
    }
    for (ManagedProcess process : PROCESSES) {
      new Readiness(PATIENCE).await(process, url(process.name()));
    }

    JsonHttp operator = JsonHttp.withToken(KEYS.token(Roles.OPERATOR, TOKEN));
    String eventId = sandbox.testEvent();
    new EventConnector(url("token"), operator).connect(eventId, sandbox.organizerOf(eventId));
    assertThatCode(
            () ->
                new Backfill(operator, url("projection"))
                    .await(eventId, sandbox.participants(eventId)))
        .doesNotThrowAnyException();

    assertThat(postgres.connections())
        .containsOnlyKeys("projection", "sync", "token")
        .allSatisfy((user, byTls) -> assertThat(byTls).containsOnlyKeys(true));
  }

  @Test
  void the_job_shows_its_certificate() throws Exception {
    createTopics(Chart.render(Chart.FOLDER, values("mtls", kafka.mtls())), "mtls");
  }

  @Test
  void nobody_comes_in_as_somebody_else() throws Exception {
    Map<String, String> environment = job(rendering, "refused");
    environment.computeIfPresent(
        "KAFKA_SASL_JAAS_CONFIG", (name, login) -> login.replace("\"topics\"", "\"scaler\""));

    assertThat(topics("refused", environment)).contains("The broker did not create the topics");
  }

  /** As the Job does, by the class that its image starts. */
  private static void createTopics(Rendering chart, String name)
      throws IOException, InterruptedException {
    assertThat(topics(name, job(chart, name))).contains("topics as in the catalogue");
  }

  private static Map<String, String> job(Rendering chart, String name) throws IOException {
    Map<String, String> environment =
        new Environments(SECRETS, folder.resolve(name)).of(chart.the("Job", "topics"));
    // One broker.
    environment.put("TOPIC_REPLICAS", "1");
    environment.put("TOPIC_MIN_IN_SYNC_REPLICAS", "1");
    return environment;
  }

  /** What it says. */
  private static String topics(String name, Map<String, String> environment) throws IOException {
    List<String> program =
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "io.revento.connect.local.cli.container.Tools",
            "topics");
    ManagedProcess job =
        ManagedProcess.start(new JavaProgram(name, 128, program, environment), folder);
    assertThat(job.handle().onExit()).succeedsWithin(PATIENCE);
    return Files.readString(job.log());
  }

  private static SandboxControl startSandbox() throws IOException, InterruptedException {
    PORTS.put("sandbox", FreePort.find());
    ManagedProcess sandbox =
        ManagedProcess.start(program("sandbox", "sandbox", new HashMap<>()), folder);
    PROCESSES.add(sandbox);
    new Readiness(PATIENCE).await(sandbox, url("sandbox"));
    return new SandboxControl(url("sandbox"));
  }

  /** With the chart's environment, but for the addresses of what lies outside the cluster. */
  private static void launch(Service service, Credentials credentials) throws IOException {
    Map<String, String> environment =
        new Environments(SECRETS, folder).of(rendering.the("Deployment", service.part()));
    environment.put("OIDC_ISSUER_URL", issuer.url());
    switch (service) {
      case TOKEN -> {
        environment.put("REVENTO_OAUTH_URL", url("sandbox") + "/oauth");
        environment.put("REVENTO_CLIENT_ID", credentials.clientId());
        environment.put("PUBLIC_URL", url("token").toString());
      }
      case SYNC -> {
        environment.put("REVENTO_API_URL", url("sandbox") + "/api/v1");
        environment.put("TOKEN_SERVICE_URL", url("token").toString());
      }
      case INGRESS, PROJECTION -> {}
    }
    PROCESSES.add(
        ManagedProcess.start(program(service.part(), service.module(), environment), folder));
  }

  private static JavaProgram program(String name, String module, Map<String, String> environment) {
    environment.put("QUARKUS_HTTP_HOST", "localhost");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(PORTS.get(name)));
    Path jar = Chart.REPOSITORY.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    // With the verifier, as in an image: other tests go without it.
    List<String> program = List.of("-XX:+BytecodeVerificationRemote", "-jar", jar.toString());
    return new JavaProgram(name, 192, program, environment);
  }

  /** The least that the chart asks for, and where things are here. */
  private static Path values(String authentication, String bootstrapServers) throws IOException {
    ObjectNode values = (ObjectNode) Chart.YAML.readTree(Chart.valueSet("minimal").toFile());
    values
        .withObject("/kafka")
        .put("authentication", authentication)
        .put("bootstrapServers", bootstrapServers);
    values.withObject("/kafka/ca").put("secret", "authority");
    values.withObject("/database/tls/ca").put("secret", "authority");
    for (String database : List.of("token", "sync", "projection")) {
      values.withObject("/database/" + database).put("url", postgres.url(database));
    }
    Path file = folder.resolve(authentication + ".yaml");
    Chart.YAML.writeValue(file.toFile(), values);
    return file;
  }

  private static URI url(String name) {
    return URI.create("http://localhost:" + PORTS.get(name));
  }
}
