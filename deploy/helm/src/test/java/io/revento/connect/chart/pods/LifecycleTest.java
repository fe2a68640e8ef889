package io.revento.connect.chart.pods;

import static io.revento.connect.chart.rendering.Document.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.chart.files.Service;
import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Document;
import io.revento.connect.chart.rendering.Rendering;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How replicas come, go and are spread. */
class LifecycleTest {

  /** Between what a service takes to end and when it is killed. */
  private static final int MARGIN_SECONDS = 5;

  static Stream<Document> deployments() {
    return Chart.renderings().flatMap(rendering -> rendering.of("Deployment"));
  }

  static Stream<Rendering> renderings() {
    return Chart.renderings();
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void ingress_lives_long_enough_to_finish_what_it_took(Rendering rendering) {
    Document ingress = rendering.the("Deployment", "ingress");
    int delay = seconds(ingress.environment().get("SHUTDOWN_DELAY").path("value").asText());
    int finish = seconds(Service.INGRESS.properties().getProperty("quarkus.shutdown.timeout"));
    assertThat(delay)
        .isEqualTo(
            Chart.merged(Chart.valueSet(rendering.values()))
                .at("/ingress/shutdownDelaySeconds")
                .asInt());
    assertThat(ingress.pod().path("terminationGracePeriodSeconds").asInt())
        .isGreaterThanOrEqualTo(delay + finish + MARGIN_SECONDS);
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void it_is_asked_how_it_is_at_its_own_health_paths(Document deployment) {
    assertThat(probe(deployment, "startup")).isEqualTo("/q/health/started");
    assertThat(probe(deployment, "liveness")).isEqualTo("/q/health/live");
    assertThat(probe(deployment, "readiness")).isEqualTo("/q/health/ready");
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void a_new_replica_is_there_before_an_old_one_goes(Document deployment) {
    assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1)).isZero();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void its_replicas_are_spread_over_zones_and_nodes(Document deployment) {
    assertThat(each(deployment.pod().path("topologySpreadConstraints")))
        .extracting(constraint -> constraint.path("topologyKey").asText())
        .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void who_is_scaled_says_no_number_of_replicas(Rendering rendering) {
    assertThat(rendering.of("Deployment"))
        .allSatisfy(
            deployment ->
                assertThat(deployment.at("/spec/replicas").isMissingNode())
                    .isEqualTo(
                        Stream.of("HorizontalPodAutoscaler", "ScaledObject")
                            .flatMap(rendering::of)
                            .anyMatch(
                                scaler ->
                                    scaler
                                        .at("/spec/scaleTargetRef/name")
                                        .asText()
                                        .equals(deployment.name()))));
  }

  private static String probe(Document deployment, String kind) {
    JsonNode get = deployment.container().path(kind + "Probe").path("httpGet");
    assertThat(get.path("port").asText()).isEqualTo("http");
    return get.path("path").asText();
  }

  private static int seconds(String duration) {
    assertThat(duration).endsWith("S");
    return Integer.parseInt(duration.replace("S", ""));
  }
}
