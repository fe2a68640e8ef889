package io.revento.sandbox.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged sandbox in a process of its own, which can be killed. */
public final class SandboxProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Duration START = Duration.ofSeconds(60);
  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

  private final Process process;
  private final Path own;

  private SandboxProcess(Process process, Path own) {
    this.process = process;
    this.own = own;
  }

  /** Begins one on that folder; it may not come up. */
  public static SandboxProcess begin(Path folder) throws IOException {
    return begin(folder, "256m");
  }

  /** As {@link #begin(Path)}, with that much heap. */
  public static SandboxProcess begin(Path folder, String heap) throws IOException {
    Path own = Files.createTempDirectory("sandbox-");
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-XX:MetaspaceSize=128m",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseTransparentHugePages",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + own,
            "-jar",
            JAR.toString());
    command.environment().put("SANDBOX_DATA_DIR", folder.toString());
    command.environment().put("QUARKUS_HTTP_PORT", "0");
    command.redirectErrorStream(true).redirectOutput(log(own).toFile());
    return new SandboxProcess(command.start(), own);
  }

  /** The port of one that came up. */
  public int port() {
    await().atMost(START).until(() -> listening().isPresent() || !process.isAlive());
    return listening().orElseThrow(() -> new IllegalStateException("it did not start:\n" + said()));
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Its exit code, once it has ended by itself. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("it still runs:\n" + said());
    }
    return process.exitValue();
  }

  /** All that it wrote. */
  public String said() {
    try {
      return Files.readString(log(own));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Optional<Integer> listening() {
    Matcher matcher = LISTENING.matcher(said());
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private static Path log(Path own) {
    return own.resolve("log");
  }

  /** Ends it, and removes its log and what it had unpacked for itself. */
  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    try (Stream<Path> left = Files.walk(own)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
