package io.revento.connect.system.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.local.stack.LocalStack;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.system.OnTheSystem;
import io.revento.connect.system.RunningSystem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What rules and dashboards name, running services show. */
@Isolated
@OnTheSystem
class MetricNamesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void every_metric_of_a_rule_or_a_dashboard_is_in_a_real_scrape(RunningSystem system)
      throws Exception {
    Set<String> named = new TreeSet<>();
    for (String expression : expressions()) {
      named.addAll(WatchedFiles.metrics(expression));
    }
    // Prometheus' own.
    named.remove("up");
    assertThat(named).hasSizeGreaterThan(20);
    String application =
        system.control().pendingApplication(system.testEvent()).orElseThrow().path("id").asText();
    system.atRevento("/sandbox/applications/" + application + "/approve", Map.of());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(scraped(system)).containsAll(named));
  }

  private static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>(WatchedFiles.dashboardExpressions());
    WatchedFiles.alerts().forEach(alert -> expressions.add(alert.expression()));
    return expressions;
  }

  private Set<String> scraped(RunningSystem system) throws IOException, InterruptedException {
    Set<String> names = new TreeSet<>();
    for (Port service : LocalStack.SERVICES) {
      scrape(system, service)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
    }
    return names;
  }

  private String scrape(RunningSystem system, Port service)
      throws IOException, InterruptedException {
    String token = system.stack().secrets().keys().token(Roles.READER, PATIENCE, List.of());
    HttpRequest request =
        HttpRequest.newBuilder(system.stack().url(service).resolve("/q/metrics"))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
