package io.revento.connect.embedded.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run printed: a line each for how it was run and for what it saw. */
record SoakReport(
    String name,
    boolean passed,
    String form,
    long seed,
    String commit,
    Instant begun,
    Map<String, String> facts) {

  String text() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("result", passed ? "passed" : "FAILED");
    lines.put("form", form);
    lines.put("seed", Long.toString(seed));
    lines.put("commit", commit);
    lines.put("begun", begun.truncatedTo(ChronoUnit.SECONDS).toString());
    lines.put("took", Duration.between(begun, Instant.now()).toSeconds() + " s");
    lines.put(
        "machine",
        "Java " + Runtime.version() + ", processors " + Runtime.getRuntime().availableProcessors());
    lines.putAll(facts);
    int width = lines.keySet().stream().mapToInt(String::length).max().orElseThrow();
    StringBuilder text = new StringBuilder("soak ").append(name).append('\n');
    lines.forEach(
        (what, value) ->
            text.append("  ")
                .append(what)
                .append(" ".repeat(width - what.length() + 2))
                .append(value)
                .append('\n'));
    return text.toString();
  }

  /** Replaces the result of the test's last long form. */
  void keepIn(Path folder) throws IOException {
    Files.writeString(folder.resolve(name + ".txt"), text());
  }
}
