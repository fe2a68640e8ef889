package io.revento.connect.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revento.connect.chart.rendering.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in the values is refused with a sentence that names it. */
class SchemaTest {

  /** A path in the values, what is put there ("-": it is taken away), what the refusal says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /kafka/bootstrapServers          | -                 | bootstrapServers
          /kafka/bootstrapServers          | kafka             | kafka.bootstrapServers
          /kafka/authentication            | none              | kafka.authentication
          /kafka/secrets/ingress           | '""'              | kafka.secrets.ingress: name the secret
          /kafka/secrets/ingress           | Kafka_Secret      | kafka.secrets.ingress
          /kafka/password                  | geheim            | password is not allowed
          /revento/existingSecret          | -                 | existingSecret
          /revento/clientSecret            | geheim            | clientSecret is not allowed
          /revento/apiUrl                  | http://plain      | revento.apiUrl
          /public/webhookHost              | https://hooks.org | public.webhookHost
          /access/issuerUrl                | -                 | issuerUrl
          /access/login/clientId           | people            | access.login.existingSecret
          /database/token/url              | jdbc:postgresql://h/d | database.token.url
          /database/sync/url               | postgresql://me:geheim@h/d | database.sync.url
          /database/projection             | -                 | projection
          /database/tls/ca/secret          | -                 | database.tls
          /database/tls/ca/configMap       | another           | database.tls.ca
          /ingress/shutdownDelaySeconds    | -1                | ingress.shutdownDelaySeconds
          /ingress/replicas                | 0                 | ingress.replicas
          /sync/replicaCount               | 3                 | replicaCount is not allowed
          /topics/managedBy                | strimzi           | strimzi.cluster
          /strimzi/users                   | true              | strimzi.cluster
          /traces/otlpEndpoint             | collector:4317    | traces.otlpEndpoint
          /traces/otlpEndpoint             | "http://me:geheim@collector:4317" | traces.otlpEndpoint
          /traces/samplingRatio            | 2                 | traces.samplingRatio
          /logs/format                     | xml               | logs.format
          /networkPolicy/kafka/ports/0     | 0                 | networkPolicy.kafka.ports.0
          /networkPolicy/gateway/0/cidr    | 10.0.0.0/8        | networkPolicy.gateway.0
          """)
  void it_is_refused(String pointer, String value, String said, @TempDir Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve("wrong.yaml"), wrong(pointer, value));

    assertThatThrownBy(() -> Chart.render(Chart.FOLDER, file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(said);
  }

  private static byte[] wrong(String pointer, String value) throws IOException {
    JsonNode values = Chart.YAML.readTree(Chart.valueSet("minimal").toFile());
    String[] names = pointer.substring(1).split("/");
    JsonNode place = values;
    for (int i = 0; i < names.length - 1; i++) {
      place = within(place, names[i], names[i + 1]);
    }
    String last = names[names.length - 1];
    if (value.equals("-")) {
      ((ObjectNode) place).remove(last);
    } else if (place instanceof ArrayNode array) {
      array.add(Chart.YAML.readTree(value));
    } else {
      ((ObjectNode) place).set(last, Chart.YAML.readTree(value));
    }
    return Chart.YAML.writeValueAsBytes(values);
  }

  /** The child of that name, made where it is missing: a list where its own child is a number. */
  private static JsonNode within(JsonNode place, String name, String next) {
    if (place instanceof ArrayNode array) {
      return array.addObject();
    }
    ObjectNode object = (ObjectNode) place;
    return next.equals("0") ? object.withArray(name) : object.withObject("/" + name);
  }
}
