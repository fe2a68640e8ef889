package io.revento.connect.chart.network;

import static io.revento.connect.chart.rendering.Document.each;
import static io.revento.connect.chart.rendering.Document.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.chart.files.Service;
import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Document;
import io.revento.connect.chart.rendering.Rendering;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Selectors find what they mean and nothing else, and ports meet. */
class SelectorsTest {

  static Stream<Rendering> renderings() {
    return Chart.renderings();
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void each_service_leads_to_the_one_program_of_its_part(Rendering rendering) {
    for (Service service : Service.values()) {
      Document entrance = rendering.the("Service", service.part());
      Document program = selected(rendering, entrance.at("/spec/selector"));
      assertThat(program.name()).isEqualTo(rendering.the("Deployment", service.part()).name());
      JsonNode port = entrance.at("/spec/ports/0");
      assertThat(port.path("targetPort").asText()).isEqualTo("http");
      assertThat(port.path("port").asInt())
          .isEqualTo(containerPort(program))
          .isEqualTo(Integer.parseInt(service.properties().getProperty("quarkus.http.port")));
    }
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void each_deployment_selects_its_own_pods_alone(Rendering rendering) {
    assertThat(rendering.of("Deployment"))
        .hasSize(Service.values().length)
        .allSatisfy(
            deployment -> {
              assertThat(selected(rendering, deployment.at("/spec/selector/matchLabels")))
                  .isEqualTo(deployment);
              assertThat(each(deployment.pod().path("topologySpreadConstraints")))
                  .allSatisfy(
                      constraint ->
                          assertThat(
                                  selected(rendering, constraint.at("/labelSelector/matchLabels")))
                              .isEqualTo(deployment));
            });
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void each_part_has_a_disruption_budget_of_its_own(Rendering rendering) {
    for (Service service : Service.values()) {
      Document budget = rendering.the("PodDisruptionBudget", service.part());
      assertThat(selected(rendering, budget.at("/spec/selector/matchLabels")))
          .isEqualTo(rendering.the("Deployment", service.part()));
    }
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void whatever_is_scaled_is_there(Rendering rendering) {
    List<String> deployments = rendering.of("Deployment").map(Document::name).toList();
    assertThat(Stream.of("HorizontalPodAutoscaler", "ScaledObject").flatMap(rendering::of))
        .allSatisfy(
            scaler ->
                assertThat(deployments).contains(scaler.at("/spec/scaleTargetRef/name").asText()));
    assertThat(rendering.of("ScaledObject"))
        .allSatisfy(
            scaler -> {
              assertThat(rendering.of("TriggerAuthentication"))
                  .extracting(Document::name)
                  .contains(scaler.at("/spec/triggers/0/authenticationRef/name").asText());
              assertThat(Service.valueOf(scaler.part().toUpperCase(java.util.Locale.ROOT)).groups())
                  .contains(scaler.at("/spec/triggers/0/metadata/consumerGroup").asText());
            });
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void the_ingress_leads_to_services_that_are_there(Rendering rendering) {
    assertThat(
            rendering
                .of("Ingress")
                .flatMap(ingress -> each(ingress.at("/spec/rules")))
                .flatMap(rule -> each(rule.at("/http/paths")))
                .map(path -> path.at("/backend/service")))
        .allSatisfy(
            backend ->
                assertThat(rendering.of("Service"))
                    .filteredOn(
                        service ->
                            service.name().equals(backend.path("name").asText())
                                && service
                                    .at("/spec/ports/0/name")
                                    .equals(backend.at("/port/name")))
                    .hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void metrics_are_read_from_all_four(Rendering rendering) {
    assertThat(rendering.of("ServiceMonitor"))
        .allSatisfy(
            monitor -> {
              Map<String, String> wanted = texts(monitor.at("/spec/selector/matchLabels"));
              assertThat(rendering.of("Service"))
                  .hasSize(Service.values().length)
                  .allSatisfy(
                      service -> {
                        assertThat(texts(service.at("/metadata/labels")))
                            .containsAllEntriesOf(wanted);
                        assertThat(service.at("/spec/ports/0/name"))
                            .isEqualTo(monitor.at("/spec/endpoints/0/port"));
                      });
            });
  }

  /** The one program whose pods carry these labels. */
  private static Document selected(Rendering rendering, JsonNode labels) {
    Map<String, String> wanted = texts(labels);
    assertThat(wanted).isNotEmpty();
    List<Document> found =
        rendering
            .withPods()
            .filter(document -> document.podLabels().entrySet().containsAll(wanted.entrySet()))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static int containerPort(Document program) {
    return each(program.container().path("ports"))
        .filter(port -> port.path("name").asText().equals("http"))
        .findFirst()
        .orElseThrow()
        .path("containerPort")
        .asInt();
  }
}
