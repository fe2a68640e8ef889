package io.revento.connect.benchmark.process;

import io.revento.connect.local.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program with a command line of its own. */
public record Command(String name, List<String> command, Map<String, String> environment)
    implements Program {

  /** On the JVM that runs us. */
  public static Command java(
      String name, List<String> options, List<String> program, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(program);
    return new Command(name, command, environment);
  }

  @Override
  public Command as(String other, Map<String, String> changes) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.putAll(changes);
    return new Command(other, command, changed);
  }
}
