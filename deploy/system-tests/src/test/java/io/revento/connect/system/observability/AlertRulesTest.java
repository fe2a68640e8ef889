package io.revento.connect.system.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.revento.connect.system.observability.WatchedFiles.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts fire when they shall, and lead to a section of the runbook that is there. */
class AlertRulesTest {

  private static final String RUNBOOK = "deploy/operate/README.md";
  private static final Path RULE_TESTS =
      WatchedFiles.DEPLOY.resolve("observability/alerts.test.yml");

  @Test
  void promtool_sees_each_alert_fire_in_trouble_and_keep_still_beside_it() throws Exception {
    assumeTrue(isInstalled(), "there is no promtool here: apt-get install prometheus");
    assertThat(promtool("check", "rules", WatchedFiles.RULES.toString())).contains("SUCCESS");
    assertThat(promtool("test", "rules", RULE_TESTS.toString())).contains("SUCCESS");
  }

  @Test
  void every_alert_has_a_test_where_it_fires_and_one_where_it_does_not() throws IOException {
    String tests = Files.readString(RULE_TESTS);
    assertThat(WatchedFiles.alerts())
        .isNotEmpty()
        .allSatisfy(
            alert ->
                assertThat(tests)
                    .contains("alertname: " + alert.name() + "\n        exp_alerts:\n          - ")
                    .contains("alertname: " + alert.name() + ", exp_alerts: []}"));
  }

  @Test
  void every_alert_leads_to_a_section_of_the_runbook_and_every_section_belongs_to_one()
      throws IOException {
    Set<String> sections;
    try (var lines = Files.lines(WatchedFiles.DEPLOY.resolve("operate/README.md"))) {
      sections =
          lines
              .filter(line -> line.startsWith("### Revento"))
              .map(line -> RUNBOOK + "#" + line.substring(4).strip().toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
    }
    List<Alert> alerts = WatchedFiles.alerts();
    assertThat(alerts)
        .extracting(alert -> alert.annotations().get("runbook_url"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(sections);
  }

  @Test
  void metrics_are_told_from_functions_and_labels() {
    assertThat(
            WatchedFiles.metrics(
                "histogram_quantile(0.9, sum by (le, a_b) (rate(one_two_bucket{c_d=\"x\"}[5m]))) >"
                    + " up"))
        .containsExactly("one_two_bucket", "up");
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("promtool", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static String promtool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
