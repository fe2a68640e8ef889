package io.revento.connect.embedded.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers, as Testcontainers would find it. */
final class DockerEngine {

  private DockerEngine() {}

  /** Asks; costs about a second where none is. */
  static boolean answers() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  /**
   * Whether one is worth being asked: something names one, or a socket lies where they lie. Costs
   * nothing, so that tests on a machine without Docker lose no time.
   */
  static boolean mayBeThere(Map<String, String> environment, Path home) {
    String named = environment.getOrDefault("DOCKER_HOST", "");
    return !named.isBlank()
        || Stream.concat(
                sockets(environment, home).stream(),
                Stream.of(home.resolve(".testcontainers.properties")))
            .anyMatch(Files::exists);
  }

  private static List<Path> sockets(Map<String, String> environment, Path home) {
    Path ofThisUser = Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/run/user"));
    return List.of(
        Path.of("/var/run/docker.sock"),
        ofThisUser.resolve("docker.sock"),
        home.resolve(".docker/run/docker.sock"),
        home.resolve(".docker/desktop/docker.sock"));
  }
}
