package io.revento.connect.system.token;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.EmbeddedKafka;
import io.revento.connect.embedded.EmbeddedPostgres;
import io.revento.connect.embedded.Folders;
import io.revento.connect.local.process.JavaProgram;
import io.revento.connect.local.process.ManagedProcess;
import io.revento.connect.local.process.Readiness;
import io.revento.connect.local.setup.Credentials;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.setup.SandboxControl;
import io.revento.connect.local.stack.Ports;
import io.revento.connect.local.stack.Ports.Port;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Kafka, PostgreSQL and the sandbox, and as many replicas of token-service as a test wants. */
final class TokenReplicas implements AutoCloseable {

  private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Duration STARTUP = Duration.ofSeconds(120);
  private static final Duration GOODBYE = Duration.ofSeconds(10);
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  /** The keys of a test are no secrets worth keeping, and a failure can be repeated with them. */
  static final Map<String, byte[]> KEYS = Map.of("one", key(1), "two", key(2));

  private final Path folder = Files.createTempDirectory("revento-replicas-");
  private final Readiness readiness = new Readiness(STARTUP);

  /** Those that use replicas take turns: two classes at once are enough for two processors. */
  static final String LOCK = "replicas of token-service";

  private final AccessKeys access = AccessKeys.generate();
  private final List<Replica> replicas = new ArrayList<>();
  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final EmbeddedKafka kafka;
  private final EmbeddedPostgres postgres;
  private final ManagedProcess sandbox;
  private final Credentials credentials;
  final Revento revento;
  final StoredGrants grants;

  /** A running token-service. */
  record Replica(ManagedProcess process, URI url) {

    /** It stands still in whatever it does, and keeps its connections (SIGSTOP). */
    void freeze() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-STOP", Long.toString(process.handle().pid())).start().waitFor();
    }
  }

  /**
   * @param sandboxSettings environment of the sandbox
   * @param serviceSettings environment of every replica, beside what they cannot do without
   */
  TokenReplicas(Map<String, String> sandboxSettings, Map<String, String> serviceSettings)
      throws IOException, InterruptedException {
    Ports ports = Ports.free();
    Map<String, String> atSandbox = new HashMap<>(sandboxSettings);
    atSandbox.put("SANDBOX_DATA_DIR", folder.resolve("sandbox").toString());
    sandbox = launch("sandbox", "sandbox", 512, ports.of(Port.SANDBOX), atSandbox);
    kafka = EmbeddedKafka.start(data().resolve("kafka"), 0).withTopics();
    postgres =
        EmbeddedPostgres.start(
                data().resolve("postgres"), 0, Files.createDirectories(logs()).resolve("pg.log"))
            .withDatabases();
    revento = new Revento(ports.url(Port.SANDBOX));
    grants = new StoredGrants("jdbc:" + postgres.url("token"));
    readiness.await(sandbox, ports.url(Port.SANDBOX));
    URI publicUrl = ports.url(Port.TOKEN);
    credentials =
        new SandboxControl(ports.url(Port.SANDBOX))
            .register(
                publicUrl.resolve("/oauth/callback"),
                ports.url(Port.INGRESS).resolve("/webhooks/revento"),
                Optional.empty());
    settings.put("PUBLIC_URL", publicUrl.toString());
    settings.put("REVENTO_OAUTH_URL", ports.url(Port.SANDBOX) + "/oauth");
    settings.put("REVENTO_CLIENT_ID", credentials.clientId());
    settings.put("REVENTO_CLIENT_SECRET_FILE", secretFile("client", credentials.clientSecret()));
    settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    settings.put("OIDC_PUBLIC_KEY", access.publicKey());
    settings.put("OIDC_ISSUER", AccessKeys.ISSUER);
    settings.put("DB_URL", postgres.url("token"));
    settings.put("DB_USER", "token");
    settings.put("DB_PASSWORD", "token");
    settings.putAll(serviceSettings);
  }

  /** Starts one more replica, and waits until it is ready. */
  Replica start(String... keyIds) throws IOException, InterruptedException {
    Replica replica = launch(keyIds);
    readiness.await(replica.process(), replica.url());
    return replica;
  }

  /**
   * Starts one more replica.
   *
   * @param keyIds of {@link #KEYS}; the first encrypts
   */
  Replica launch(String... keyIds) throws IOException {
    List<String> lines =
        Stream.of(keyIds)
            .map(id -> id + ":" + Base64.getEncoder().encodeToString(KEYS.get(id)))
            .toList();
    String name = "token-" + replicas.size();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("TOKEN_ENCRYPTION_KEYS_FILE", secretFile(name, String.join("\n", lines)));
    // Browsers come back to the first.
    int port =
        replicas.isEmpty()
            ? URI.create(settings.get("PUBLIC_URL")).getPort()
            : Ports.free().of(Port.TOKEN);
    ManagedProcess process = launch(name, "token-service", 160, port, environment);
    Replica replica = new Replica(process, URI.create("http://localhost:" + port));
    replicas.add(replica);
    return replica;
  }

  /** A person's browser that an operator signed in with. */
  Browser browser(Replica at) {
    return new Browser(at.url(), token(Roles.OPERATOR));
  }

  /** What an operator gets there, as it is. */
  String get(Replica at, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at.url().resolve(path))
            .header("Authorization", "Bearer " + token(Roles.OPERATOR))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  JsonHttp operator() {
    return JsonHttp.withToken(token(Roles.OPERATOR));
  }

  /** Borrowers of tokens, as sync-service is one. */
  Callers callers() {
    return new Callers(token(Roles.SERVICE));
  }

  /** The same for every caller of that role. */
  String token(String role) {
    return tokens.computeIfAbsent(role, r -> access.token(r, TOKEN_LIFETIME));
  }

  Credentials credentials() {
    return credentials;
  }

  /** The replicas that run. */
  List<Replica> alive() {
    return replicas.stream().filter(replica -> replica.process().isAlive()).toList();
  }

  /** All that Kafka and PostgreSQL keep. */
  Path data() throws IOException {
    return Files.createDirectories(folder.resolve("data"));
  }

  /** All that the programs said. */
  Path logs() {
    return folder.resolve("logs");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (Replica replica : replicas) {
      replica.process().kill();
    }
    sandbox.stop(GOODBYE);
    kafka.close();
    postgres.close();
    keepLogs();
    Folders.delete(folder);
  }

  /** For whoever wants to know why a test failed. */
  private void keepLogs() throws IOException {
    Path kept = Files.createDirectories(Path.of("target", "logs-of-" + folder.getFileName()));
    try (Stream<Path> files = Files.list(logs())) {
      for (Path log : files.filter(Files::isRegularFile).toList()) {
        Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private ManagedProcess launch(
      String name, String module, int heapMegabytes, int port, Map<String, String> settings)
      throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_HTTP_HOST", "localhost");
    Path jar = HOME.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    List<String> program = List.of("-jar", jar.toString());
    return ManagedProcess.start(new JavaProgram(name, heapMegabytes, program, environment), logs());
  }

  private String secretFile(String name, String content) throws IOException {
    Path file = Files.createDirectories(folder.resolve("secrets")).resolve(name);
    return Files.writeString(file, content).toString();
  }

  private static byte[] key(long seed) {
    byte[] key = new byte[32];
    new Random(seed).nextBytes(key);
    return key;
  }
}
