package io.revento.connect.embedded.servers;

import io.revento.connect.embedded.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an embedded server keeps its data until it is closed. */
record TemporaryFolder(Path path) {

  static TemporaryFolder create(String name) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("revento-" + name + "-"));
  }

  /** Deletes it with all that is in it; what cannot be deleted is named, and fails no test. */
  void delete() {
    try {
      Folders.delete(path);
    } catch (IOException left) {
      System.err.println("left behind: " + path + " (" + left.getMessage() + ")");
    }
  }
}
