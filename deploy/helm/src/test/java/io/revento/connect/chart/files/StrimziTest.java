package io.revento.connect.chart.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Document;
import io.revento.connect.chart.rendering.Rendering;
import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Topics and users where Strimzi makes them, and who makes the topics otherwise. */
class StrimziTest {

  static Stream<Rendering> renderings() {
    return Chart.renderings();
  }

  @Test
  void there_is_a_topic_for_each_of_the_catalogue_and_it_outlives_the_release() {
    Rendering rendering = Chart.rendering("strimzi");
    assertThat(rendering.of("KafkaTopic")).hasSize(TopicCatalogue.all().size());
    for (Topic topic : TopicCatalogue.all()) {
      Document document =
          rendering
              .of("KafkaTopic")
              .filter(each -> each.name().equals(topic.name()))
              .findFirst()
              .orElseThrow();
      Map<String, String> config = new TreeMap<>(topic.settings());
      config.put("min.insync.replicas", "2");
      assertThat(document.at("/spec/partitions").asInt()).isEqualTo(topic.partitions());
      assertThat(document.at("/spec/replicas").asInt()).isEqualTo(3);
      assertThat(Document.texts(document.at("/spec/config"))).isEqualTo(config);
      assertThat(document.at("/metadata/annotations").path("helm.sh/resource-policy").asText())
          .isEqualTo("keep");
      assertThat(document.at("/metadata/labels").path("strimzi.io/cluster").asText())
          .isEqualTo("events");
    }
  }

  @Test
  void each_client_is_a_user_that_may_do_what_it_needs() {
    Rendering rendering = Chart.rendering("strimzi");
    assertThat(rendering.of("KafkaUser"))
        .extracting(Document::part)
        .containsExactlyInAnyOrder("ingress", "token", "sync", "projection", "scaler");
    Acls.all()
        .forEach(
            (client, acls) -> {
              JsonNode expected = new ObjectMapper().valueToTree(acls);
              assertThat(rendering.of("KafkaUser").filter(user -> user.part().equals(client)))
                  .allSatisfy(
                      user -> assertThat(user.at("/spec/authorization/acls")).isEqualTo(expected));
            });
  }

  @ParameterizedTest
  @MethodSource("renderings")
  void topics_are_made_by_whom_the_values_say(Rendering rendering) {
    String by = Chart.merged(Chart.valueSet(rendering.values())).at("/topics/managedBy").asText();
    assertThat(rendering.of("Job").count()).isEqualTo(by.equals("job") ? 1 : 0);
    assertThat(rendering.of("KafkaTopic").count())
        .isEqualTo(by.equals("strimzi") ? TopicCatalogue.all().size() : 0);
  }
}
