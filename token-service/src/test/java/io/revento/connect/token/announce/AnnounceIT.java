package io.revento.connect.token.announce;

import static io.revento.connect.token.testing.Service.connect;
import static io.revento.connect.token.testing.Service.lend;
import static io.revento.connect.token.testing.Service.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.token.testing.Database;
import io.revento.connect.token.testing.FakeRevento;
import io.revento.connect.token.testing.TokenServiceTest;
import io.revento.connect.token.testing.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TokenServiceTest
class AnnounceIT {

  @BeforeEach
  void calm() {
    FakeRevento.INSTANCE.reset();
  }

  @Test
  void a_connection_is_announced_within_a_second_as_the_contract_says() throws Exception {
    String id = connect("evt_announced");
    await()
        .atMost(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(Topics.connection(id)).isNotEmpty());

    ConsumerRecord<String, String> first = Topics.connection(id).get(0);
    JsonNode value = new ObjectMapper().readTree(first.value());
    assertThat(value.get("event_id").asText()).isEqualTo("evt_announced");
    assertThat(value.get("state").asText()).isEqualTo("connected");
    assertThat(value.get("generation").asInt()).isEqualTo(1);
    assertThat(value.get("purge").asBoolean()).isFalse();
    assertThat(value.get("since").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(header(first, "ce_type")).isEqualTo("revento.connection.connected");
    assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
  }

  @Test
  void the_last_record_is_the_last_state_and_versions_never_go_back() {
    String id = connect("evt_ordered");
    connect("evt_ordered");
    operator().delete("/api/connections/" + id + "?purge=true").then().statusCode(204);

    await()
        .untilAsserted(
            () -> {
              List<ConsumerRecord<String, String>> records = Topics.connection(id);
              assertThat(records.get(records.size() - 1).value())
                  .contains("\"state\":\"disconnected\"", "\"generation\":3", "\"purge\":true");
            });
    assertThat(
            Topics.connection(id).stream()
                .map(each -> Long.valueOf(header(each, "ce_revision")))
                .toList())
        .isSorted();
  }

  @Test
  void no_token_and_no_secret_is_in_the_tables_the_topic_the_page_or_the_metrics() {
    String id = connect("evt_secrets");
    connect("participant", "evt_secrets", "usr_secret");
    Database.expire(id);
    lend(id).then().statusCode(200);
    await().untilAsserted(() -> assertThat(Topics.connection(id)).isNotEmpty());

    StringBuilder everything = new StringBuilder(Database.dump());
    Topics.connections().forEach(each -> everything.append(each.value()));
    everything.append(operator().get("/connect").asString());
    everything.append(operator().get("/api/connections").asString());
    everything.append(operator().get("/q/metrics").asString());

    List<String> secrets = FakeRevento.INSTANCE.issuedTokens();
    assertThat(secrets).hasSizeGreaterThan(4);
    assertThat(everything).contains(id).doesNotContain(FakeRevento.CLIENT_SECRET);
    secrets.forEach(secret -> assertThat(everything).doesNotContain(secret));
  }

  private static String header(ConsumerRecord<String, String> of, String name) {
    return new String(of.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
