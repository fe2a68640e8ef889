package io.revento.connect.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Java program to start, on the JVM that runs us.
 *
 * @param name what people call it, also the name of its log file
 * @param heapMegabytes the most heap it gets
 * @param program the jar, or class path and main class, as the {@code java} command takes them
 * @param environment variables beside the inherited ones; secrets go by file, not by argument
 */
public record JavaProgram(
    String name, int heapMegabytes, List<String> program, Map<String, String> environment)
    implements Program {

  public JavaProgram {
    program = List.copyOf(program);
    environment = Map.copyOf(environment);
  }

  @Override
  public JavaProgram as(String other, Map<String, String> changes) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.putAll(changes);
    return new JavaProgram(other, heapMegabytes, program, changed);
  }

  @Override
  public JavaProgram ofBuild(Path former, Path home) {
    List<String> moved =
        program.stream()
            .map(
                word ->
                    word.startsWith(former + "/")
                        ? home + word.substring(former.toString().length())
                        : word)
            .toList();
    return new JavaProgram(name, heapMegabytes, moved, environment);
  }

  @Override
  public JavaProgram withTemporaryFilesIn(Path folder) {
    List<String> told = new ArrayList<>(program);
    told.add(0, "-Djava.io.tmpdir=" + folder);
    return new JavaProgram(name, heapMegabytes, told, environment);
  }

  /** The command line: small and quick to start rather than fast at its peak. */
  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heapMegabytes + "m",
            "-Xss512k",
            // Else the classes of a start fill a smaller space, and each time all is collected.
            "-XX:MetaspaceSize=128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // Where Linux gives memory in pages of 2 MB, it is touched in fewer steps.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseTransparentHugePages",
            // Counters for jstat, kept up to date twenty times a second.
            "-XX:-UsePerfData",
            // Built here a moment ago; images verify what they load.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            // As many names as 20,000 classes have: in the 32,768 chains of the default they are
            // long.
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:SymbolTableSize=262144",
            "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(program);
    return command;
  }
}
