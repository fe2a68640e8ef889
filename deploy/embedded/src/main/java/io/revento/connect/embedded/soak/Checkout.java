package io.revento.connect.embedded.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The working copy that is tested. */
record Checkout(Path root) {

  private static final Path RESULTS = Path.of("deploy", "soak");

  /** Found from the folder of the module, where Maven runs its tests. */
  static Checkout ofThisJvm() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(RESULTS))) {
        return new Checkout(folder);
      }
    }
    throw new IllegalStateException("no " + RESULTS + " in or above " + start);
  }

  /** Where results are kept. */
  Path results() {
    return root.resolve(RESULTS);
  }

  /** The commit, and whether more than results was changed since; "unknown" without git. */
  String commit() {
    try {
      String head = git("rev-parse", "--short=12", "HEAD");
      String changes = git("status", "--porcelain", "--", ".", ":!" + RESULTS);
      return changes.isEmpty() ? head : head + " with uncommitted changes";
    } catch (IOException noGit) {
      return "unknown";
    }
  }

  private String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (git.waitFor() != 0) {
        throw new IOException("git refused " + command);
      }
      return answer;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking git", interrupted);
    }
  }
}
