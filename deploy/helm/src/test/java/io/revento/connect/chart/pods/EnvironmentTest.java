package io.revento.connect.chart.pods;

import static io.revento.connect.chart.rendering.Document.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.chart.files.Service;
import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Document;
import io.revento.connect.chart.rendering.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart tells a service is what the service reads, and all that it needs. */
class EnvironmentTest {

  /** Of ingress, whose own check of its settings says so at the start. */
  private static final String WEBHOOK_SECRETS = "REVENTO_WEBHOOK_SECRETS_FILE";

  private static final String KAFKA = "KAFKA_";

  static Stream<Rendering> renderings() {
    return Chart.renderings();
  }

  static Stream<Document> pods() {
    return Chart.renderings().flatMap(Rendering::withPods);
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void every_variable_is_one_that_the_service_reads(Rendering rendering) {
    JsonNode values = Chart.merged(Chart.valueSet(rendering.values()));
    for (Service service : Service.values()) {
      Set<String> extra =
          each(values.at("/" + service.part() + "/extraEnv"))
              .map(entry -> entry.path("name").asText())
              .collect(Collectors.toSet());
      assertThat(environment(rendering, service).keySet())
          .filteredOn(name -> !extra.contains(name))
          .isNotEmpty()
          .allMatch(name -> service.variables().contains(name) || isKafkaSetting(name));
    }
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void every_variable_that_a_service_needs_is_set(Rendering rendering) {
    for (Service service : Service.values()) {
      Set<String> set = environment(rendering, service).keySet();
      assertThat(service.needs())
          .as(service.part())
          .isNotEmpty()
          .allSatisfy(oneOf -> assertThat(set).containsAnyElementsOf(oneOf));
    }
    assertThat(environment(rendering, Service.INGRESS)).containsKey(WEBHOOK_SECRETS);
  }

  @Test
  void the_needs_of_the_services_are_read_from_their_properties() {
    assertThat(Service.TOKEN.needs())
        .contains(
            Set.of("DB_URL"),
            Set.of("REVENTO_CLIENT_ID"),
            Set.of("TOKEN_ENCRYPTION_KEYS_FILE"),
            Set.of("REVENTO_CLIENT_SECRET", "REVENTO_CLIENT_SECRET_FILE"),
            Set.of("OIDC_ISSUER_URL", "OIDC_PUBLIC_KEY"));
    assertThat(Service.PROJECTION.needs()).contains(Set.of("DB_USER"), Set.of("DB_PASSWORD"));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void every_file_that_a_variable_names_is_mounted(Document document) {
    Set<String> files = mounted(document);
    assertThat(document.environment().values())
        .extracting(entry -> entry.path("value").asText())
        .filteredOn(value -> value.startsWith("/"))
        .isSubsetOf(files);
    assertThat(files)
        .as("files that nobody was told of")
        .allMatch(
            file ->
                document.environment().values().stream()
                    .anyMatch(entry -> entry.path("value").asText().equals(file)));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void kafka_is_reached_by_tls_as_somebody(Document document) {
    Map<String, JsonNode> environment = document.environment();
    String protocol = environment.get("KAFKA_SECURITY_PROTOCOL").path("value").asText();
    assertThat(protocol).isIn("SSL", "SASL_SSL");
    assertThat(environment)
        .containsKeys(
            protocol.equals("SSL")
                ? new String[] {"KAFKA_SSL_KEYSTORE_LOCATION", "KAFKA_SSL_KEYSTORE_PASSWORD"}
                : new String[] {"KAFKA_SASL_MECHANISM", "KAFKA_SASL_JAAS_CONFIG"});
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void spans_go_where_the_values_say_and_logs_have_their_format(Rendering rendering) {
    JsonNode values = Chart.merged(Chart.valueSet(rendering.values()));
    String endpoint = values.at("/traces/otlpEndpoint").asText();
    for (Service service : Service.values()) {
      Map<String, JsonNode> environment = environment(rendering, service);
      assertThat(environment.get("LOG_FORMAT").path("value")).isEqualTo(values.at("/logs/format"));
      assertThat(environment.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT"))
          .isEqualTo(!endpoint.isEmpty());
      if (!endpoint.isEmpty()) {
        assertThat(environment.get("OTEL_EXPORTER_OTLP_ENDPOINT").path("value").asText())
            .isEqualTo(endpoint);
        assertThat(environment.get("OTEL_TRACES_SAMPLER_ARG").path("value").asDouble())
            .isEqualTo(values.at("/traces/samplingRatio").asDouble());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void postgresql_is_reached_as_the_values_say(Rendering rendering) {
    JsonNode tls = Chart.merged(Chart.valueSet(rendering.values())).at("/database/tls");
    for (Service service : Set.of(Service.TOKEN, Service.SYNC, Service.PROJECTION)) {
      Map<String, JsonNode> environment = environment(rendering, service);
      assertThat(environment.get("DB_SSL_MODE").path("value")).isEqualTo(tls.path("mode"));
      assertThat(environment.containsKey("DB_CA_FILE"))
          .isEqualTo(tls.path("mode").asText().startsWith("verify-"));
    }
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void the_tools_know_the_command_and_the_variables_of_the_job(Rendering rendering)
      throws IOException {
    String tools = tool("Tools.java");
    String settings = tool("TopicSettings.java");
    assertThat(rendering.of("Job"))
        .allSatisfy(
            job -> {
              String command = job.container().at("/args/0").asText();
              assertThat(tools).contains("case \"" + command + "\" ->");
              assertThat(job.environment().keySet())
                  .allMatch(name -> isKafkaSetting(name) || settings.contains('"' + name + '"'));
            });
  }

  private static Map<String, JsonNode> environment(Rendering rendering, Service service) {
    return rendering.the("Deployment", service.part()).environment();
  }

  /** Quarkus takes {@code KAFKA_SECURITY_PROTOCOL} for {@code kafka.security.protocol}. */
  private static boolean isKafkaSetting(String variable) {
    return variable.startsWith(KAFKA)
        && AdminClientConfig.configNames()
            .contains(
                variable.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.'));
  }

  private static Set<String> mounted(Document document) {
    return each(document.container().path("volumeMounts"))
        .flatMap(
            mount ->
                each(document.pod().path("volumes"))
                    .filter(volume -> volume.path("name").equals(mount.path("name")))
                    .flatMap(
                        volume ->
                            Stream.of(volume.at("/secret/items"), volume.at("/configMap/items")))
                    .flatMap(Document::each)
                    .map(
                        item ->
                            mount.path("mountPath").asText() + "/" + item.path("path").asText()))
        .collect(Collectors.toSet());
  }

  private static String tool(String file) throws IOException {
    return Files.readString(
        Chart.REPOSITORY.resolve(
            "deploy/local/src/main/java/io/revento/connect/local/cli/container/" + file));
  }
}
