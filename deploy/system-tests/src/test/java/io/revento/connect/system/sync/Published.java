package io.revento.connect.system.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.system.TopicReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the normalized topics say of one event, read from their beginning. */
final class Published {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, List<ConsumerRecord<String, byte[]>>> histories = new LinkedHashMap<>();

  static Published read(TopicReader topics, String event) {
    Published published = new Published();
    for (ResourceType type : ResourceType.values()) {
      if (type != ResourceType.PROFILE) {
        topics.all(TopicCatalogue.normalized(type).name()).stream()
            .filter(record -> record.key().startsWith(event + "/"))
            .forEach(record -> published.add(type, event, record));
      }
    }
    return published;
  }

  private void add(ResourceType type, String event, ConsumerRecord<String, byte[]> record) {
    String id = type.wireName() + "/" + record.key().substring(event.length() + 1);
    histories.computeIfAbsent(id, any -> new ArrayList<>()).add(record);
  }

  int records() {
    return histories.values().stream().mapToInt(List::size).sum();
  }

  /** The last content of each that is not gone, by {@code type/id}, without {@code updated_at}. */
  Map<String, JsonNode> living() throws IOException {
    Map<String, JsonNode> living = new HashMap<>();
    for (Map.Entry<String, List<ConsumerRecord<String, byte[]>>> history : histories.entrySet()) {
      byte[] last = history.getValue().get(history.getValue().size() - 1).value();
      if (last != null) {
        ObjectNode resource = (ObjectNode) JSON.readTree(last).path("resource");
        resource.remove("updated_at");
        living.put(history.getKey(), resource);
      }
    }
    return living;
  }

  /**
   * A tombstone means an end: that id was deleted, and nothing follows.
   *
   * @return how many ended
   */
  int assertTombstonesAreTrue(Set<String> deletedIds) {
    int ended = 0;
    for (Map.Entry<String, List<ConsumerRecord<String, byte[]>>> history : histories.entrySet()) {
      boolean over = false;
      for (ConsumerRecord<String, byte[]> record : history.getValue()) {
        if (over) {
          assertThat(record.value()).as("%s after its end", history.getKey()).isNull();
        } else if (record.value() == null) {
          assertThat(deletedIds).as("deleted").contains(history.getKey().split("/", 2)[1]);
          over = true;
          ended++;
        }
      }
    }
    return ended;
  }
}
