package io.revento.connect.local.stack;

import io.revento.connect.local.process.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a service that somebody else starts beside the run, as a shell reads them: {@code
 * secrets/NAME.env} in the data folder.
 */
record Handover(DataFolder data) {

  void write(JavaProgram program) throws IOException {
    data.writeSecret(file(program), script(program.environment()));
  }

  /** Removes what an earlier run wrote, so that nobody starts a second one of them. */
  void withdraw(JavaProgram program) throws IOException {
    Files.deleteIfExists(data.secret(file(program)));
  }

  static String invitation(JavaProgram program) {
    return "waiting for %1$s: start it by deploy/local/service %1$s".formatted(program.name());
  }

  static String script(Map<String, String> environment) {
    StringBuilder script = new StringBuilder();
    new TreeMap<>(environment)
        .forEach(
            (name, value) ->
                script
                    .append("export ")
                    .append(name)
                    .append("='")
                    .append(value.replace("'", "'\\''"))
                    .append("'\n"));
    return script.toString();
  }

  private static String file(JavaProgram program) {
    return program.name() + ".env";
  }
}
