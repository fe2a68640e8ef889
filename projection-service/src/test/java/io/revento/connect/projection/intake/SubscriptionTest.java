package io.revento.connect.projection.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

  @Test
  void all_normalized_topics_and_the_connections_are_consumed() throws IOException {
    Properties settings = new Properties();
    try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
      settings.load(file);
    }
    List<String> wanted =
        Stream.concat(TopicCatalogue.normalized().stream(), Stream.of(TopicCatalogue.CONNECTIONS))
            .map(Topic::name)
            .toList();
    assertThat(settings.getProperty("mp.messaging.incoming.records.topics").split(","))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }
}
