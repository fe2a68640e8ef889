package io.revento.connect.embedded.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where an embedded server keeps its data until it is closed. */
record TemporaryFolder(Path path) {

  static TemporaryFolder create(String name) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("revento-" + name + "-"));
  }

  /** Deletes it with all that is in it; what cannot be deleted is named, and fails no test. */
  void delete() {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException left) {
      System.err.println("left behind: " + path + " (" + left.getMessage() + ")");
    }
  }
}
