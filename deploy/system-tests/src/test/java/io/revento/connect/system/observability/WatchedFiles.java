package io.revento.connect.system.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Alert rules and dashboards as they are shipped. */
final class WatchedFiles {

  static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
  static final Path RULES = DEPLOY.resolve("helm/revento-connect/files/alerts.yml");
  private static final Path DASHBOARDS = DEPLOY.resolve("observability/dashboards");

  /**
   * A name that is no function, label, keyword or number: what is left of an expression is metrics.
   */
  private static final Pattern METRIC =
      Pattern.compile("\\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\\b(?!\\s*\\()|\\bup\\b");

  /** An alert: its name, expression and annotations. */
  record Alert(String name, String expression, Map<String, String> annotations) {}

  private WatchedFiles() {}

  @SuppressWarnings("unchecked")
  static List<Alert> alerts() throws IOException {
    Map<String, Object> file = new Yaml().load(Files.readString(RULES));
    List<Alert> alerts = new ArrayList<>();
    for (Map<String, Object> group : (List<Map<String, Object>>) file.get("groups")) {
      for (Map<String, Object> rule : (List<Map<String, Object>>) group.get("rules")) {
        alerts.add(
            new Alert(
                (String) rule.get("alert"),
                (String) rule.get("expr"),
                (Map<String, String>) rule.get("annotations")));
      }
    }
    return alerts;
  }

  /** Every expression of every panel of every dashboard. */
  static List<String> dashboardExpressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    try (Stream<Path> files = Files.list(DASHBOARDS)) {
      for (Path file : files.toList()) {
        JsonNode board = new ObjectMapper().readTree(file.toFile());
        for (JsonNode target : board.findValues("targets")) {
          target.forEach(one -> expressions.add(one.path("expr").asText()));
        }
      }
    }
    return expressions;
  }

  /** The metrics that an expression of PromQL names. */
  static Set<String> metrics(String expression) {
    String bare =
        expression
            .replaceAll("\\{[^}]*}", "")
            .replaceAll("\\[[^]]*]", "")
            .replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", "");
    Set<String> metrics = new TreeSet<>();
    Matcher matcher = METRIC.matcher(bare);
    while (matcher.find()) {
      metrics.add(matcher.group());
    }
    return metrics;
  }
}
