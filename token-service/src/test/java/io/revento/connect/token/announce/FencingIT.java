package io.revento.connect.token.announce;

import static io.revento.connect.token.testing.Service.connect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.token.testing.FakeRevento;
import io.revento.connect.token.testing.TokenServiceTest;
import io.revento.connect.token.testing.Topics;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

@TokenServiceTest
class FencingIT {

  @Inject AnnounceConfig config;

  @Test
  void an_owner_that_was_taken_over_cannot_send_and_the_relay_takes_over_again() throws Exception {
    FakeRevento.INSTANCE.reset();
    FencedProducer overslept =
        new FencedProducer(
            config,
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Infrastructure.kafka().bootstrapServers()));
    overslept.open();
    // The service's relay is fenced by that, opens anew, and fences it in turn.
    String id = connect("evt_fenced");
    await().untilAsserted(() -> assertThat(Topics.connection(id)).isNotEmpty());

    ProducerRecord<String, byte[]> older =
        new ProducerRecord<>("revento.connections", id, "older".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> overslept.send(List.of(older))).isInstanceOf(KafkaException.class);
    assertThat(Topics.connection(id)).noneMatch(each -> "older".equals(each.value()));
    overslept.close();
  }
}
