package io.revento.connect.chart.network;

import static io.revento.connect.chart.rendering.Document.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.chart.files.Service;
import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Rendering;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is reachable from outside. */
class PublicTest {

  private static final String WEBHOOK =
      "hooks.example.org /webhooks/revento Exact events-revento-connect-ingress";
  private static final String CALLBACK =
      "connect.example.org /oauth/callback Exact events-revento-connect-token";

  static Stream<Rendering> renderings() {
    return Chart.renderings();
  }

  @Test
  void the_webhook_endpoint_and_the_callback_alone() {
    assertThat(entrances(Chart.rendering("minimal"))).containsExactly(WEBHOOK, CALLBACK);
  }

  @Test
  void invitations_where_the_values_say_so() {
    assertThat(entrances(Chart.rendering("everything")))
        .containsExactly(
            WEBHOOK,
            CALLBACK,
            "connect.example.org /invitations Prefix events-revento-connect-token");
  }

  @Test
  void nothing_where_the_values_say_so() {
    assertThat(entrances(Chart.rendering("closed"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void no_service_opens_a_port_of_a_node_or_a_load_balancer(Rendering rendering) {
    assertThat(rendering.of("Service")).allMatch(service -> !service.at("/spec").has("type"));
  }

  @Test
  void the_paths_are_those_that_the_services_open_to_anybody() {
    Properties ingress = Service.INGRESS.properties();
    Properties token = Service.TOKEN.properties();
    assertThat(ingress.getProperty("quarkus.http.auth.permission.webhooks.paths"))
        .isEqualTo("/webhooks/revento");
    assertThat(token.getProperty("quarkus.http.auth.permission.consent.paths").split(","))
        .containsExactly("/oauth/callback", "/invitations/*");
  }

  private static List<String> entrances(Rendering rendering) {
    return rendering
        .of("Ingress")
        .flatMap(ingress -> each(ingress.at("/spec/rules")))
        .flatMap(
            rule ->
                each(rule.at("/http/paths"))
                    .map(
                        path ->
                            String.join(
                                " ",
                                rule.path("host").asText(),
                                path.path("path").asText(),
                                path.path("pathType").asText(),
                                path.at("/backend/service/name").asText())))
        .toList();
  }
}
