package io.revento.sandbox.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine's Node with the npm packages of {@code src/test/node}, to run the clients of others.
 */
public final class Node {

  private static final Path SOURCES = Path.of("src", "test", "node");
  private static final Path FOLDER = Path.of("target", "node");

  /** What the packages need. */
  private static final int OLDEST_VERSION = 20;

  private static final int MOST_SECONDS = 300;

  private Node() {}

  /** Installs what the lockfile says, unless it is there; skips the test where there is no Node. */
  public static void install() throws IOException, InterruptedException {
    assumeTrue(version() >= OLDEST_VERSION, "skipped: no Node 20 or newer on this machine's PATH");
    assumeTrue(runs(List.of("npm", "--version")), "skipped: no npm on this machine's PATH");
    Files.createDirectories(FOLDER);
    Path lock = FOLDER.resolve("package-lock.json");
    boolean installed =
        Files.exists(FOLDER.resolve("node_modules").resolve(".package-lock.json"))
            && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) == -1;
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Files.write(FOLDER.resolve(source.getFileName()), Files.readAllBytes(source));
      }
    }
    if (!installed) {
      List<String> quietly = List.of("--ignore-scripts", "--no-audit", "--no-fund");
      run("npm-ci", Stream.concat(Stream.of("npm", "ci"), quietly.stream()).toList(), Map.of());
    }
  }

  /**
   * Runs one of the files there by Node's test runner.
   *
   * @return what it printed
   * @throws AssertionError if a test in it failed
   */
  public static String test(String file, Map<String, String> environment)
      throws IOException, InterruptedException {
    return run(file, List.of("node", "--test", "--test-reporter=spec", file), environment);
  }

  private static String run(String name, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path log = FOLDER.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    if (!ended || process.exitValue() != 0) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " failed:\n" + Files.readString(log));
    }
    return Files.readString(log);
  }

  private static int version() throws InterruptedException {
    try {
      Process process = new ProcessBuilder("node", "--version").start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      return process.waitFor() == 0 ? Integer.parseInt(said.substring(1).split("\\.")[0]) : 0;
    } catch (IOException none) {
      return 0;
    }
  }

  private static boolean runs(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException none) {
      return false;
    }
  }
}
