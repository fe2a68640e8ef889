package io.revento.connect.chart.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The chart in a folder of its own. The Helm of the library believes to talk to Kubernetes 1.20 and
 * cannot be told otherwise: what the chart says of Kubernetes' version is left out.
 */
final class ChartCopy {

  private static final String VERSION = "kubeVersion:";

  private ChartCopy() {}

  /** A copy, deleted when this JVM ends. */
  static Path of(Path chart) {
    try (Stream<Path> files = Files.walk(chart)) {
      Path copy = Files.createTempDirectory("chart");
      for (Path file : files.toList()) {
        Path place = copy.resolve("revento-connect").resolve(chart.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else if (file.endsWith("Chart.yaml")) {
          Files.write(place, withoutVersion(file));
        } else {
          Files.copy(file, place);
        }
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(copy)));
      return copy.resolve("revento-connect");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> withoutVersion(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.startsWith(VERSION)).toList();
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
