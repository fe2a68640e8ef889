package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.KafkaResource;
import io.revento.connect.ingress.testing.RawTopic;
import io.revento.connect.ingress.testing.SecretsResource;
import io.revento.connect.ingress.testing.Sender;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(AccessResource.class)
@WithTestResource(SecretsResource.class)
class WebhookIT {

  private static final int MIB = 1024 * 1024;
  private static final String APPROVED =
      """
      {"id":"wh","type":"application.approved","timestamp":"2026-11-23T10:00:00Z",
       "integration_id":"int_1","organization_id":"org_1","event_id":"evt_1",
       "data":{"resource":"application","id":"app_1"}}""";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String id = "msg_" + UUID.randomUUID();
  private Sender sender = new Sender(0);

  @BeforeEach
  void wait_until_it_is_ready() {
    sender = Sender.whenReady();
  }

  @Test
  void a_genuine_delivery_is_kept_as_it_came_with_key_and_headers() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    byte[] body = bytes(APPROVED);
    Instant before = Instant.now();
    HttpResponse<String> answer =
        Sender.send(
            sender
                .signed(id, body)
                .header("traceparent", trace)
                .POST(BodyPublishers.ofByteArray(body)));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();

    ConsumerRecord<String, byte[]> record = kept();
    assertThat(record.key()).isEqualTo("evt_1/application/app_1");
    assertThat(record.value()).isEqualTo(body);
    assertThat(RawTopic.header(record, "ce_specversion")).hasValue("1.0");
    assertThat(RawTopic.header(record, "ce_type")).hasValue("application.approved");
    assertThat(RawTopic.header(record, "ce_source")).hasValue("/revento/webhooks");
    assertThat(RawTopic.header(record, "content-type")).hasValue("application/json");
    assertThat(RawTopic.header(record, "content-encoding")).isEmpty();
    assertThat(RawTopic.header(record, "traceparent"))
        .hasValueSatisfying(
            header ->
                assertThat(header)
                    .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
                    .as("the place where ingress is, not its sender's")
                    .isNotEqualTo(trace));
    assertThat(Instant.parse(RawTopic.header(record, "ce_time").orElseThrow()))
        .isBetween(before.minusSeconds(1), Instant.now());
    assertThat(Long.parseLong(RawTopic.header(record, "webhook-timestamp").orElseThrow()))
        .isBetween(before.getEpochSecond() - 1, before.getEpochSecond() + 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no trace at all",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
      })
  void a_delivery_without_a_trace_that_can_be_read_begins_one(String header) {
    HttpResponse<String> answer =
        Sender.send(
            sender
                .signed(id, bytes(APPROVED))
                .header("traceparent", header)
                .POST(BodyPublishers.ofByteArray(bytes(APPROVED))));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(RawTopic.header(kept(), "traceparent"))
        .hasValueSatisfying(
            begun ->
                assertThat(begun)
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]")
                    .doesNotContain("0af7651916cd43dd8448eb211c80319c"));
  }

  static Stream<byte[]> odd_bodies() {
    return Stream.of(
        bytes(""),
        bytes("  {\"b\" : 1, \"a\":\"\\u00e9\",\r\n \"a\":2 }\n"),
        bytes("[1,2"),
        bytes("null"),
        new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80},
        new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3},
        bytes("[".repeat(100_000)),
        new byte[MIB]);
  }

  @ParameterizedTest
  @MethodSource("odd_bodies")
  void odd_bodies_are_kept_byte_for_byte_under_the_webhook_id(byte[] body) {
    assertThat(sender.send(id, body).statusCode()).isEqualTo(202);
    ConsumerRecord<String, byte[]> record = kept();
    assertThat(record.value()).isEqualTo(body);
    assertThat(record.key()).isEqualTo(id);
    assertThat(RawTopic.header(record, "ce_type")).hasValue("unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "not a type; ;"
      })
  void whatever_its_type_is_said_to_be_the_body_stays(String type) {
    byte[] body = bytes("a=b&c=d\r\n--x");
    int status =
        Sender.send(
                sender
                    .signed(id, body)
                    .setHeader("content-type", type)
                    .header("content-encoding", "gzip")
                    .POST(Sender.chunked(body)))
            .statusCode();
    assertThat(status).isEqualTo(202);
    ConsumerRecord<String, byte[]> record = kept();
    assertThat(record.value()).isEqualTo(body);
    assertThat(RawTopic.header(record, "content-type")).hasValue(type);
    assertThat(RawTopic.header(record, "content-encoding")).hasValue("gzip");
  }

  @Test
  void absurdly_long_names_in_a_body_do_not_make_it_unkeepable() {
    String body =
        """
        {"type":"%s","event_id":"%s","data":{"resource":"r","id":"1"}}"""
            .formatted("t".repeat(400_000), "/".repeat(400_000));
    assertThat(sender.send(id, body).statusCode()).isEqualTo(202);
    ConsumerRecord<String, byte[]> record = kept();
    assertThat(record.key()).isEqualTo(id);
    assertThat(RawTopic.header(record, "ce_type")).hasValue("unknown");
  }

  @Test
  void missing_or_malformed_headers_are_400() {
    byte[] body = bytes(APPROVED);
    for (String header : new String[] {"webhook-id", "webhook-timestamp", "webhook-signature"}) {
      refused(
          Sender.send(
              sender
                  .signed(id, body)
                  .setHeader(header, " ")
                  .POST(BodyPublishers.ofByteArray(body))),
          400,
          "malformed_headers");
    }
    refused(Sender.send(sender.request().POST(BodyPublishers.noBody())), 400, "malformed_headers");
  }

  @Test
  void a_bad_signature_is_401_and_nothing_reaches_kafka() {
    byte[] body = bytes(APPROVED);
    Sender stranger = new Sender(RestAssured.port, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    refused(stranger.send(id, body), 401, "bad_signature");
    refused(
        Sender.send(sender.signed(id, body).POST(BodyPublishers.ofString(APPROVED + " "))),
        401,
        "bad_signature");
    assertThat(raw().of(id)).isEmpty();
  }

  @Test
  void a_stale_or_future_timestamp_is_401() {
    byte[] body = bytes(APPROVED);
    for (Duration away : new Duration[] {Duration.ofMinutes(-6), Duration.ofMinutes(6)}) {
      refused(
          Sender.send(
              sender
                  .signed(id, Instant.now().plus(away), body)
                  .POST(BodyPublishers.ofByteArray(body))),
          401,
          "stale_timestamp");
    }
    assertThat(raw().of(id)).isEmpty();
  }

  @Test
  void a_body_over_the_bound_is_413_declared_or_chunked() {
    for (int length : new int[] {MIB + 1, 12 * MIB}) {
      byte[] body = new byte[length];
      refused(sender.send(id, body), 413, "content_too_large");
      refused(
          Sender.send(sender.signed(id, body).POST(Sender.chunked(body))),
          413,
          "content_too_large");
    }
    assertThat(raw().of(id)).isEmpty();
  }

  private ConsumerRecord<String, byte[]> kept() {
    List<ConsumerRecord<String, byte[]>> records = raw().of(id);
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private RawTopic raw() {
    return new RawTopic(kafka);
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
