package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.KafkaResource;
import io.revento.connect.ingress.testing.RawTopic;
import io.revento.connect.ingress.testing.SecretsResource;
import io.revento.connect.ingress.testing.Sender;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(AccessResource.class)
@WithTestResource(SecretsResource.class)
class OrderIT {

  private static final String ABOUT_ONE_THING =
      """
      {"type":"application.approved","event_id":"evt_1","data":{"resource":"application","id":"app_1"}}""";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String id = "msg_" + UUID.randomUUID();
  private Sender sender = new Sender(0);

  @BeforeEach
  void wait_until_it_is_ready() {
    sender = Sender.whenReady();
  }

  @Test
  void deliveries_about_one_thing_are_kept_in_the_order_in_which_they_were_accepted() {
    List<String> ids = IntStream.range(0, 200).mapToObj(n -> id + "_" + n).toList();
    ids.forEach(each -> assertThat(sender.send(each, ABOUT_ONE_THING).statusCode()).isEqualTo(202));
    List<ConsumerRecord<String, byte[]>> records = kept();
    assertThat(records)
        .extracting(ConsumerRecord::partition)
        .containsOnly(records.get(0).partition());
    assertThat(records).extracting(OrderIT::webhookId).containsExactlyElementsOf(ids);
  }

  @Test
  void kafka_knows_the_producer_as_an_idempotent_one() throws Exception {
    assertThat(sender.send(id, ABOUT_ONE_THING).statusCode()).isEqualTo(202);
    ConsumerRecord<?, ?> record = kept().get(0);
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      assertThat(
              admin
                  .describeProducers(List.of(partition))
                  .partitionResult(partition)
                  .get()
                  .activeProducers())
          .isNotEmpty();
    }
  }

  /** Those of this test, by partition and offset. */
  private List<ConsumerRecord<String, byte[]>> kept() {
    return new RawTopic(kafka)
        .all().stream().filter(record -> webhookId(record).startsWith(id)).toList();
  }

  private static String webhookId(ConsumerRecord<?, ?> record) {
    return RawTopic.header(record, "ce_id").orElseThrow();
  }
}
