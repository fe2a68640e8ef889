package io.revento.connect.system.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.system.RunningSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was tagged last, {@code v1.2.3}, of all that this version came from. */
final class LastRelease {

  private static final String PROGRAMS =
      "sandbox,ingress-service,token-service,sync-service,projection-service";

  private LastRelease() {}

  /** Its tag; empty before the first one, and without git. */
  static Optional<String> tag() throws InterruptedException {
    try {
      Process git =
          start(RunningSystem.HOME, "git", "describe", "--tags", "--abbrev=0", "--match", "v*");
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    }
  }

  /**
   * Builds its programs, by the same Maven repository.
   *
   * @param folder an empty one
   * @return where they are, as the folder of a repository
   */
  static Path build(String tag, Path folder) throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve(tag));
    Path archive = folder.resolve(tag + ".tar");
    run(RunningSystem.HOME, "git", "archive", "--output=" + archive, tag);
    run(home, "tar", "-xf", archive.toString());
    List<String> maven = new ArrayList<>(List.of("mvn", "--batch-mode", "-q", "-DskipTests"));
    String repository = System.getProperty("localRepository");
    if (repository != null) {
      maven.add("-Dmaven.repo.local=" + repository);
    }
    maven.addAll(List.of("-pl", PROGRAMS, "-am", "package"));
    run(home, maven.toArray(String[]::new));
    return home;
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process = start(folder, command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), said).isZero();
  }

  private static Process start(Path folder, String... command) throws IOException {
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }
}
