package io.revento.connect.contract.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

  @Test
  void every_resource_type_has_a_compacted_topic_of_six_partitions() {
    for (ResourceType type : ResourceType.values()) {
      Topic topic = TopicCatalogue.normalized(type);
      assertThat(topic.name()).startsWith("revento.");
      assertThat(topic.partitions()).isEqualTo(6);
      assertThat(topic.compacted()).isTrue();
    }
  }

  @Test
  void names_are_unique() {
    assertThat(TopicCatalogue.all()).extracting(Topic::name).doesNotHaveDuplicates().hasSize(17);
  }

  @Test
  void raw_deliveries_are_kept_for_fourteen_days_in_twelve_partitions() {
    assertThat(TopicCatalogue.WEBHOOKS_RAW.partitions()).isEqualTo(12);
    assertThat(TopicCatalogue.WEBHOOKS_RAW.settings())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "1209600000")
        .containsEntry("max.message.bytes", "2097152");
  }

  @Test
  void a_topic_as_it_has_to_be_has_no_faults() {
    Topic topic = TopicCatalogue.CONNECTIONS;
    assertThat(topic.faults(1, topic.settings(Durability.PRODUCTION))).isEmpty();
  }

  @Test
  void each_fault_says_what_is_and_what_must_be() {
    Topic topic = TopicCatalogue.CONNECTIONS;
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.put("cleanup.policy", "delete");
    assertThat(topic.faults(3, settings))
        .containsExactly(
            "topic revento.connections has 3 partitions and must have 1",
            "topic revento.connections has cleanup.policy=delete and must have compact");
  }
}
