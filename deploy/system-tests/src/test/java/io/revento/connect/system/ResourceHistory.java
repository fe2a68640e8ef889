package io.revento.connect.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the contract promises of the records of every key (invariants 2 and 3). */
public final class ResourceHistory {

  private ResourceHistory() {}

  /**
   * In offset order no revision goes back, and one revision has one content. Returns how many
   * records repeated an earlier one, which is allowed.
   */
  public static int assertKept(TopicReader topics) {
    int repeats = 0;
    for (Topic topic : TopicCatalogue.normalized()) {
      repeats += assertKept(topics.all(topic.name()));
    }
    return repeats;
  }

  private static int assertKept(List<ConsumerRecord<String, byte[]>> records) {
    int repeats = 0;
    Map<String, Long> newest = new HashMap<>();
    Map<String, byte @Nullable []> contents = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      long revision = Long.parseLong(TopicReader.header(record, "ce_revision"));
      String id = record.topic() + " " + record.key() + " " + revision;
      assertThat(revision)
          .as("revision of %s at offset %d", record.key(), record.offset())
          .isGreaterThanOrEqualTo(newest.getOrDefault(record.key(), 0L));
      newest.put(record.key(), revision);
      if (contents.containsKey(id)) {
        repeats++;
        assertThat(Arrays.equals(contents.get(id), record.value()))
            .as("two contents of %s", id)
            .isTrue();
      }
      contents.put(id, record.value());
    }
    return repeats;
  }
}
