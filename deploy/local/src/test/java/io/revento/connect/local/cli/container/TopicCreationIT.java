package io.revento.connect.local.cli.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicCreationIT {

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    kafka = EmbeddedKafka.start(folder, 0);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void it_creates_what_is_missing_and_says_what_is_otherwise_than_in_the_catalogue()
      throws Exception {
    List<String> done = new ArrayList<>();
    TopicCreation creation = new TopicCreation(settings(Map.of()), done::add);
    String raw = TopicCatalogue.WEBHOOKS_RAW.name();
    Set<String> all =
        TopicCatalogue.all().stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(Set.of(new NewTopic(raw, 2, (short) 1))).all().get();
      awaitNames(admin, Set.of(raw));
      assertThatThrownBy(creation::run)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("topic %s has 2 partitions and must have 12", raw);
      assertThat(done).isEmpty();

      awaitNames(admin, all);
      admin.deleteTopics(Set.of(raw)).all().get();
      await().until(() -> !admin.listTopics().names().get().contains(raw));
      await().untilAsserted(creation::run);
    }
    assertThat(done).containsExactly("%d topics as in the catalogue".formatted(all.size()));
  }

  private static void awaitNames(Admin admin, Set<String> names) {
    await().until(() -> admin.listTopics().names().get().containsAll(names));
  }

  @Test
  void it_reaches_kafka_by_the_settings_of_the_environment() {
    Map<String, String> tls =
        Map.of(
            "KAFKA_SECURITY_PROTOCOL", "SSL",
            "KAFKA_SSL_TRUSTSTORE_TYPE", "PEM",
            "KAFKA_SSL_TRUSTSTORE_LOCATION", "/nowhere/ca.crt");

    assertThatThrownBy(() -> new TopicCreation(settings(tls), step -> {}).run())
        .isInstanceOf(KafkaException.class)
        .hasStackTraceContaining("/nowhere/ca.crt");
  }

  private static TopicSettings settings(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("TOPIC_REPLICAS", "1");
    environment.put("TOPIC_MIN_IN_SYNC_REPLICAS", "1");
    return new TopicSettings(environment);
  }
}
