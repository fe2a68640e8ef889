package io.revento.connect.projection.support;

import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.FreePort;
import io.revento.connect.embedded.testing.Infrastructure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The packaged service as a process of its own, which can be killed as no test could kill itself.
 */
public final class ServiceProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private ServiceProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it; {@link #isReady()} tells when it answers. */
  public static ServiceProcess start(
      String kafka, String databaseUrl, Path log, Map<String, String> settings) throws IOException {
    int port = FreePort.find();
    ProcessBuilder builder =
        new ProcessBuilder(
            JAVA.toString(),
            "-Xmx192m",
            "-XX:MetaspaceSize=128m",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseTransparentHugePages",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + Files.createDirectories(log.resolveSibling("temporary")),
            "-jar",
            JAR.toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka,
                "DB_URL",
                databaseUrl,
                "DB_USER",
                "projection",
                "DB_PASSWORD",
                "projection",
                "OIDC_PUBLIC_KEY",
                Infrastructure.keys().publicKey(),
                "OIDC_ISSUER",
                AccessKeys.ISSUER,
                "QUARKUS_HTTP_PORT",
                Integer.toString(port)));
    builder.environment().putAll(settings);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new ServiceProcess(builder.start(), port);
  }

  public boolean isReady() throws IOException, InterruptedException {
    try {
      return status("GET", "/q/health/ready", "reader") == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  public int status(String method, String path, String role)
      throws IOException, InterruptedException {
    return send(method, path, role).statusCode();
  }

  public String body(String path, String role) throws IOException, InterruptedException {
    return send("GET", path, role).body();
  }

  private HttpResponse<String> send(String method, String path, String role)
      throws IOException, InterruptedException {
    String token = Infrastructure.token(role);
    return http.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** SIGKILL: nothing is said or saved any more. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
