package io.revento.connect.chart.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Document;
import io.revento.connect.chart.rendering.Rendering;
import java.nio.file.Files;
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
  void alerts_are_rules_where_there_is_a_file_of_them() {
    boolean there = Files.exists(Chart.FOLDER.resolve("files/alerts.yml"));
    assertThat(Chart.rendering("everything").of("PrometheusRule")).hasSize(there ? 1 : 0);
    assertThat(Chart.rendering("minimal").of("PrometheusRule")).isEmpty();
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
            "ScaledObject",
            "Service",
            "ServiceAccount",
            "ServiceMonitor",
            "TriggerAuthentication");
  }
}
