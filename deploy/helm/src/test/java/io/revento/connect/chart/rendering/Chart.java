package io.revento.connect.chart.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The chart as Helm itself understands it. */
public final class Chart {

  public static final String RELEASE = "events";
  public static final String NAMESPACE = "revento";

  /** Where the repository is, from the working folder of the module's tests. */
  public static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();

  public static final Path FOLDER = Path.of("revento-connect").toAbsolutePath();

  public static final ObjectMapper YAML = new YAMLMapper();

  private static final List<Path> VALUES = List.of(Path.of("examples"), Path.of("src/test/values"));

  private static final Map<Path, Rendering> RENDERED = new ConcurrentHashMap<>();

  private Chart() {}

  /** Every set of values: the examples of the documentation, and those of the tests. */
  public static List<Path> valueSets() {
    return VALUES.stream().flatMap(Chart::files).sorted().toList();
  }

  /** What Helm makes of the chart with each of the sets. */
  public static Stream<Rendering> renderings() {
    return valueSets().stream().map(Chart::render);
  }

  /** What Helm makes of the chart with the set of that name, say {@code minimal}. */
  public static Rendering rendering(String name) {
    return render(valueSet(name));
  }

  public static Path valueSet(String name) {
    return valueSets().stream()
        .filter(file -> file.getFileName().toString().equals(name + ".yaml"))
        .findFirst()
        .orElseThrow();
  }

  private static Rendering render(Path values) {
    return RENDERED.computeIfAbsent(values, file -> render(FOLDER, file));
  }

  /**
   * What Helm makes of that chart with those values.
   *
   * @throws IllegalStateException when Helm refuses: with its words
   */
  public static Rendering render(Path chart, Path values) {
    String text =
        new Helm(ChartCopy.of(chart))
            .template()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .withValuesFile(values)
            .call();
    String name = values.getFileName().toString().replace(".yaml", "");
    return new Rendering(name, documents(text));
  }

  /** The chart's own values with those of the file laid over them, as Helm does it. */
  public static JsonNode merged(Path values) {
    try {
      JsonNode defaults = YAML.readTree(FOLDER.resolve("values.yaml").toFile());
      ObjectReader over = YAML.readerForUpdating(defaults);
      return over.readValue(values.toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A copy of the chart whose own values are those of the file. */
  public static Path copyWith(Path values) throws IOException {
    Path copy = ChartCopy.of(FOLDER);
    YAML.writeValue(copy.resolve("values.yaml").toFile(), merged(values));
    return copy;
  }

  private static List<Document> documents(String text) {
    try (var parser = YAML.getFactory().createParser(text)) {
      return YAML.readerFor(JsonNode.class).<JsonNode>readValues(parser).readAll().stream()
          .filter(JsonNode::isObject)
          .map(Document::new)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
