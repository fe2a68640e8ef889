package io.revento.connect.embedded.testing;

import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.EmbeddedKafka;
import io.revento.connect.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of one JVM share, started when first asked for. A test that stops or restarts
 * infrastructure starts its own instead.
 */
public final class Infrastructure {

  private static final AccessKeys KEYS = AccessKeys.generate();

  private static @Nullable EmbeddedKafka kafka;
  private static @Nullable EmbeddedPostgres postgres;

  private Infrastructure() {}

  /** The broker, with the catalogue's topics. */
  public static synchronized EmbeddedKafka kafka() {
    if (kafka == null) {
      try {
        Path folder = temporaryFolder("kafka");
        EmbeddedKafka started = EmbeddedKafka.start(folder, 0);
        atExit(started::close, folder);
        kafka = started.withTopics();
      } catch (IOException failure) {
        throw new UncheckedIOException("the embedded broker did not start", failure);
      }
    }
    return kafka;
  }

  /** The database server, with the services' databases. */
  public static synchronized EmbeddedPostgres postgres() {
    if (postgres == null) {
      try {
        Path folder = temporaryFolder("postgres");
        EmbeddedPostgres started = EmbeddedPostgres.start(folder, 0);
        atExit(started::close, folder);
        postgres = started.withDatabases();
      } catch (IOException failure) {
        throw new UncheckedIOException("the embedded PostgreSQL did not start", failure);
      }
    }
    return postgres;
  }

  /** Keys whose public half the services under test trust. */
  public static AccessKeys keys() {
    return KEYS;
  }

  /** A folder that is deleted, with all that is in it, when the JVM ends. */
  private static Path temporaryFolder(String name) throws IOException {
    return Files.createTempDirectory("revento-" + name + "-");
  }

  private static void atExit(Runnable close, Path folder) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  close.run();
                  delete(folder);
                },
                "stop-" + folder.getFileName()));
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException left) {
      System.err.println("left behind: " + folder + " (" + left.getMessage() + ")");
    }
  }
}
