package io.revento.connect.chart.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Document;
import io.revento.connect.chart.rendering.Rendering;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {

  static Stream<Rendering> renderings() {
    return Chart.renderings();
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void every_document_is_one_of_its_model_and_nothing_else(Rendering rendering) {
    assertThat(rendering.documents())
        .isNotEmpty()
        .allSatisfy(document -> assertThat(StrictModels.faults(document)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void no_name_is_given_twice(Rendering rendering) {
    assertThat(rendering.documents()).extracting(Document::toString).doesNotHaveDuplicates();
  }

  @Test
  void the_rules_are_those_of_the_file() throws IOException {
    JsonNode groups =
        Chart.YAML.readTree(Chart.FOLDER.resolve("files/alerts.yml").toFile()).path("groups");
    assertThat(groups).isNotEmpty();
    assertThat(Chart.rendering("everything").of("PrometheusRule"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.at("/spec/groups")).isEqualTo(groups));
  }

  @Test
  void the_sets_of_values_together_render_every_kind() {
    assertThat(Chart.renderings().flatMap(rendering -> rendering.documents().stream()))
        .extracting(Document::kind)
        .contains(
            "ConfigMap",
            "Deployment",
            "HorizontalPodAutoscaler",
            "Ingress",
            "Job",
            "KafkaTopic",
            "KafkaUser",
            "NetworkPolicy",
            "PodDisruptionBudget",
            "PrometheusRule",
            "ScaledObject",
            "Service",
            "ServiceAccount",
            "ServiceMonitor",
            "TriggerAuthentication");
  }
}
