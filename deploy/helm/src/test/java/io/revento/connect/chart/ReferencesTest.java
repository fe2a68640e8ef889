package io.revento.connect.chart;

import static io.revento.connect.chart.rendering.Document.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Document;
import io.revento.connect.chart.rendering.Rendering;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is referred to is in the rendering, or was named in the values as somebody else's. */
class ReferencesTest {

  private static final List<String> SCRAM = List.of("password", "sasl.jaas.config");
  private static final List<String> TLS =
      List.of("ca.crt", "user.crt", "user.key", "user.p12", "user.password");

  /** A key of a secret or a config map. */
  private record Reference(String kind, String name, String key) {}

  static Stream<Rendering> renderings() {
    return Chart.renderings();
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void every_key_of_a_secret_or_config_map_is_there_or_declared(Rendering rendering) {
    JsonNode values = Chart.merged(Chart.valueSet(rendering.values()));
    Set<String> names = declaredNames(values);
    Set<String> keys = declaredKeys(values);
    Set<Reference> ours = provided(rendering).collect(Collectors.toSet());
    assertThat(references(rendering))
        .isNotEmpty()
        .allMatch(
            reference ->
                ours.contains(reference)
                    || names.contains(reference.name()) && keys.contains(reference.key()));
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void every_secret_that_the_values_name_is_used(Rendering rendering) {
    Set<String> used =
        Stream.concat(
                references(rendering).map(Reference::name),
                Stream.concat(
                    rendering.withPods().flatMap(ReferencesTest::pullSecrets),
                    rendering.of("Ingress").flatMap(ReferencesTest::certificates)))
            .collect(Collectors.toSet());
    assertThat(used).containsAll(declaredNames(Chart.merged(Chart.valueSet(rendering.values()))));
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void every_service_account_is_there(Rendering rendering) {
    assertThat(rendering.withPods())
        .isNotEmpty()
        .allSatisfy(
            document ->
                assertThat(rendering.of("ServiceAccount"))
                    .extracting(Document::name)
                    .contains(document.pod().path("serviceAccountName").asText()));
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void no_secret_is_in_the_chart(Rendering rendering) {
    assertThat(rendering.of("Secret")).isEmpty();
    assertThat(rendering.withPods())
        .allSatisfy(
            document ->
                assertThat(document.environment().entrySet())
                    .filteredOn(entry -> entry.getKey().matches(".*(PASSWORD|SECRET|JAAS_CONFIG)"))
                    .allSatisfy(
                        entry ->
                            assertThat(entry.getValue().at("/valueFrom/secretKeyRef").isObject())
                                .isTrue()));
  }

  private static Stream<Reference> references(Rendering rendering) {
    Stream<Reference> ofPods = rendering.withPods().flatMap(ReferencesTest::ofPod);
    Stream<Reference> ofScaling =
        rendering
            .of("TriggerAuthentication")
            .flatMap(
                document ->
                    Stream.concat(
                        each(document.at("/spec/secretTargetRef"))
                            .map(at -> reference("Secret", at)),
                        each(document.at("/spec/configMapTargetRef"))
                            .map(at -> reference("ConfigMap", at))));
    Stream<Reference> ofMetrics =
        rendering
            .of("ServiceMonitor")
            .flatMap(document -> each(document.at("/spec/endpoints")))
            .flatMap(
                endpoint ->
                    Stream.of(
                        endpoint.at("/oauth2/clientId/secret"),
                        endpoint.at("/oauth2/clientSecret")))
            .map(at -> reference("Secret", at));
    return Stream.of(ofPods, ofScaling, ofMetrics).flatMap(all -> all);
  }

  private static Stream<Reference> ofPod(Document document) {
    Stream<Reference> environment =
        each(document.container().path("env"))
            .map(entry -> entry.at("/valueFrom/secretKeyRef"))
            .filter(JsonNode::isObject)
            .map(at -> reference("Secret", at));
    Stream<Reference> volumes =
        each(document.pod().path("volumes"))
            .flatMap(
                volume ->
                    Stream.concat(
                        items(
                            "Secret", volume.at("/secret/secretName"), volume.at("/secret/items")),
                        items(
                            "ConfigMap",
                            volume.at("/configMap/name"),
                            volume.at("/configMap/items"))));
    return Stream.concat(environment, volumes);
  }

  private static Stream<Reference> items(String kind, JsonNode name, JsonNode items) {
    return each(items).map(item -> new Reference(kind, name.asText(), item.path("key").asText()));
  }

  private static Reference reference(String kind, JsonNode at) {
    return new Reference(kind, at.path("name").asText(), at.path("key").asText());
  }

  /** What this release makes, and what Strimzi makes of it: a secret of each user's name. */
  private static Stream<Reference> provided(Rendering rendering) {
    Stream<Reference> configMaps =
        rendering
            .of("ConfigMap")
            .flatMap(
                document ->
                    document.at("/data").properties().stream()
                        .map(field -> new Reference("ConfigMap", document.name(), field.getKey())));
    Stream<Reference> users =
        rendering
            .of("KafkaUser")
            .filter(user -> user.at("/metadata/namespace").isMissingNode())
            .flatMap(
                user ->
                    (user.at("/spec/authentication/type").asText().equals("tls") ? TLS : SCRAM)
                        .stream().map(key -> new Reference("Secret", user.name(), key)));
    return Stream.concat(configMaps, users);
  }

  private static Stream<String> pullSecrets(Document document) {
    return each(document.pod().path("imagePullSecrets")).map(at -> at.path("name").asText());
  }

  private static Stream<String> certificates(Document document) {
    return each(document.at("/spec/tls")).map(at -> at.path("secretName").asText());
  }

  private static Set<String> declaredNames(JsonNode values) {
    Set<String> names = new TreeSet<>();
    values.findValuesAsText("existingSecret").forEach(names::add);
    values.findValuesAsText("tlsSecret").forEach(names::add);
    values.findValuesAsText("keystorePasswordSecret").forEach(names::add);
    values.findValues("ca").forEach(ca -> names.addAll(texts(ca, "secret", "configMap")));
    values.at("/kafka/secrets").forEach(name -> names.add(name.asText()));
    values.at("/image/pullSecrets").forEach(name -> names.add(name.asText()));
    names.remove("");
    return names;
  }

  private static Set<String> declaredKeys(JsonNode values) {
    Set<String> keys = new TreeSet<>();
    values.findValues("keys").forEach(all -> all.forEach(key -> keys.add(key.asText())));
    for (String field : List.of("key", "clientIdKey", "clientSecretKey")) {
      keys.addAll(values.findValuesAsText(field));
    }
    return keys;
  }

  private static List<String> texts(JsonNode node, String... fields) {
    return Stream.of(fields).map(field -> node.path(field).asText()).toList();
  }
}
