package io.revento.connect.local.process;

import io.revento.connect.embedded.Folders;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** One started program: its log file, and the ways to end it. */
public final class ManagedProcess {

  private static final int LAST_LINES = 15;

  private final Program program;
  private final Path log;
  private final Process process;

  private ManagedProcess(Program program, Path log, Process process) {
    this.program = program;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts the program. All that it prints is appended to {@code {name}.log} in that folder; its
   * temporary files go to {@code temporary/{name}} there, where those of a killed one are removed.
   */
  public static ManagedProcess start(Program program, Path logs) throws IOException {
    Files.createDirectories(logs);
    Path log = logs.resolve(program.name() + ".log");
    Path temporary = emptied(logs.toAbsolutePath().resolve("temporary").resolve(program.name()));
    ProcessBuilder builder = new ProcessBuilder(program.withTemporaryFilesIn(temporary).command());
    builder.environment().putAll(program.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(log.toFile()));
    return new ManagedProcess(program, log, builder.start());
  }

  /** Starts the same program again, after this one has ended. */
  public ManagedProcess again() throws IOException {
    return start(program, logs());
  }

  /** Starts it again, after this one has ended, as it was built in another folder. */
  public ManagedProcess again(Path former, Path home) throws IOException {
    return start(program.ofBuild(former, home), logs());
  }

  private Path logs() {
    return Objects.requireNonNull(log.toAbsolutePath().getParent());
  }

  /**
   * Starts the same program beside this one, under another name and with some variables changed.
   */
  public ManagedProcess beside(String name, Map<String, String> changes) throws IOException {
    return start(program.as(name, changes), logs());
  }

  public String name() {
    return program.name();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end (SIGTERM), and ends it when it has not by then. */
  public void stop(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
  }

  /** Ends it at once (SIGKILL). */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What went wrong, for people: how it ended and the end of its log. */
  public String postMortem() {
    return "%s ended with exit code %d. The end of %s:%n%s"
        .formatted(name(), process.exitValue(), log, String.join("\n", lastLines()));
  }

  public Path log() {
    return log;
  }

  private static Path emptied(Path folder) throws IOException {
    Folders.delete(folder);
    return Files.createDirectories(folder);
  }

  private List<String> lastLines() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    } catch (IOException unreadable) {
      return List.of("(the log cannot be read)");
    }
  }
}
