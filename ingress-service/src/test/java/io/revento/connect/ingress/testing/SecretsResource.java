package io.revento.connect.ingress.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A secrets file with {@link Sender#SECRET} in it, mounted as Kubernetes mounts a secret: the file
 * is a link through {@code ..data} into a folder, and a change swaps {@code ..data} for another.
 */
public final class SecretsResource implements QuarkusTestResourceLifecycleManager {

  public static final String AT_FIRST = "# of the test\n" + Sender.SECRET + "\n";

  private static final String FILE = "webhook-secrets";
  private static final String DATA = "..data";

  private static Path mount = Path.of("");
  private static int version;

  /** Changes what is mounted, in one step. */
  public static void swap(String content) throws IOException {
    version++;
    Path folder = Files.createDirectory(mount.resolve("..version_" + version));
    Files.writeString(folder.resolve(FILE), content);
    Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), folder.getFileName());
    Files.move(link, mount.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public Map<String, String> start() {
    try {
      mount = Files.createTempDirectory("webhook-secrets-");
      swap(AT_FIRST);
      Path file = Files.createSymbolicLink(mount.resolve(FILE), Path.of(DATA, FILE));
      return Map.of("REVENTO_WEBHOOK_SECRETS_FILE", file.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stop() {
    try (Stream<Path> paths = Files.walk(mount)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
