package io.revento.connect.chart.files;

import io.revento.connect.chart.rendering.Chart;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service by its own sources: the properties that it is built with. */
public enum Service {
  INGRESS,
  TOKEN,
  SYNC,
  PROJECTION;

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(:[^}]*)?}");

  /** Modules that bring properties along. */
  private static final List<String> LIBRARIES = List.of("access", "telemetry");

  /** What the chart calls it. */
  public String part() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the catalogue calls it, and where its module is. */
  public String module() {
    return part() + "-service";
  }

  /** Its own properties over those that every service has. */
  public Properties properties() {
    Properties properties = new Properties();
    try {
      for (String library : LIBRARIES) {
        properties.load(
            new StringReader(
                read(
                    Path.of(
                        library, "src/main/resources/META-INF/microprofile-config.properties"))));
      }
      properties.load(
          new StringReader(
              read(Path.of(module(), "src", "main", "resources", "application.properties"))));
      return properties;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Environment variables that a property names. */
  public Set<String> variables() {
    return propertyValues()
        .flatMap(Service::variablesIn)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Sets of environment variables of which one at least has to be set: those that have no default,
   * and those whose property goes on with what to set where all are empty.
   */
  public List<Set<String>> needs() {
    return propertyValues()
        .map(Service::needs)
        .filter(names -> !names.isEmpty())
        .distinct()
        .toList();
  }

  private static Set<String> needs(String value) {
    Set<String> names = variablesIn(value).collect(Collectors.toCollection(TreeSet::new));
    boolean withoutDefault = value.matches(".*\\$\\{[A-Z][A-Z0-9_]*}.*");
    boolean severalOrASentence = value.matches("(\\$\\{[A-Z][A-Z0-9_]*:}[| ]?)+(\\|?Set .*)?");
    boolean one = names.size() == 1 && !value.contains("|Set ");
    return withoutDefault || (severalOrASentence && !one) ? names : Set.of();
  }

  /** Topics that it consumes. */
  public Set<String> reads() {
    return settings("mp\\.messaging\\.incoming\\.[^.]+\\.topics?");
  }

  /** The consumer groups that it is. */
  public Set<String> groups() {
    return settings("mp\\.messaging\\.incoming\\.[^.]+\\.group\\.id");
  }

  private Set<String> settings(String name) {
    Properties properties = properties();
    return properties.stringPropertyNames().stream()
        .filter(property -> property.matches(name))
        .flatMap(property -> Stream.of(properties.getProperty(property).split(",")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> propertyValues() {
    Properties properties = properties();
    return properties.stringPropertyNames().stream()
        .filter(name -> !name.startsWith("%"))
        .map(properties::getProperty);
  }

  private static Stream<String> variablesIn(String value) {
    return VARIABLE.matcher(value).results().map(match -> match.group(1));
  }

  static String read(Path file) {
    try {
      return Files.readString(Chart.REPOSITORY.resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
