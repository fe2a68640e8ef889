package io.revento.connect.ingress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.FreePort;
import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.ingress.testing.Sender;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One started service that knows {@link Sender#SECRET}; what it says goes to a file. */
final class IngressProcess implements Closeable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final int LAST_LETTERS = 4_000;
  private static final Duration STARTUP = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;
  private final int port;

  private IngressProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Starts it and returns when it takes deliveries. */
  static IngressProcess start(Path folder, String kafka, String... jvmOptions) throws IOException {
    assertThat(JAR).as("built by mvn package").exists();
    Path secrets = Files.writeString(folder.resolve("webhook-secrets"), Sender.SECRET + "\n");
    Path log = folder.resolve("ingress.log");
    int port = FreePort.find();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmOptions));
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("temporary")));
    command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-jar", JAR.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    builder.environment().put("REVENTO_WEBHOOK_SECRETS_FILE", secrets.toString());
    builder.environment().put("OIDC_PUBLIC_KEY", Infrastructure.keys().publicKey());
    builder.environment().put("OIDC_ISSUER", AccessKeys.ISSUER);
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("QUARKUS_HTTP_HOST", "localhost");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    IngressProcess started = new IngressProcess(builder.start(), log, port);
    await()
        .atMost(STARTUP)
        .ignoreExceptions()
        .until(() -> started.sender().send("msg_start", "{}").statusCode() == 202);
    return started;
  }

  int port() {
    return port;
  }

  Sender sender() {
    return new Sender(port);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM, without waiting. */
  void terminate() {
    process.destroy();
  }

  /** Its exit code; fails when it has none in time. */
  int exitCode(Duration within) throws InterruptedException {
    assertThat(process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)).as("ended").isTrue();
    return process.exitValue();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** The memory that it takes of the machine now, MiB. */
  long residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** What it said last, for when it ended by itself. */
  String lastWords() throws IOException {
    String all = log();
    return all.substring(Math.max(0, all.length() - LAST_LETTERS));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
