package io.revento.connect.projection.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.contract.record.TraceParent;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

  private static final Instant APPENDED = Instant.parse("2026-11-23T12:00:00Z");
  private static final String GOOD =
      """
      {"event_id":"evt/1","type":"participant","id":"par 1","revision":7,"new_field":true,
       "observed_at":"2026-11-23T11:00:00+01:00","resource":{"name":"Ada","odd":[1.10,null]}}
      """;

  private final RecordReader reader =
      new RecordReader(new ObjectMapper().registerModule(new JavaTimeModule()));

  @Test
  void a_state_is_read_with_all_of_its_resource() {
    Reading reading =
        read(
            "revento.participants",
            "evt%2F1/par%201",
            GOOD,
            Map.of("ce_type", "revento.participant.observed"));
    assertThat(reading)
        .isEqualTo(
            new Reading.Resource(
                new Coordinates("revento.participants", 3, 42),
                ResourceType.PARTICIPANT,
                new RecordKey("evt/1", "par 1"),
                7,
                Instant.parse("2026-11-23T10:00:00Z"),
                "{\"name\":\"Ada\",\"odd\":[1.10,null]}",
                "observed",
                null));
  }

  @ParameterizedTest
  @CsvSource({
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01,4bf92f3577b34da6a3ce929d0e0e4736",
    "no trace at all,"
  })
  void a_trace_that_can_be_read_is_kept(String header, @Nullable String traceId) {
    Reading.Resource state =
        (Reading.Resource)
            read("revento.participants", "evt%2F1/par%201", GOOD, Map.of("traceparent", header));
    assertThat(Optional.ofNullable(state.trace()).map(TraceParent::traceId))
        .isEqualTo(Optional.ofNullable(traceId));
  }

  @Test
  void a_tombstone_takes_its_revision_and_time_from_the_headers() {
    Reading reading =
        read(
            "revento.participants",
            "evt/par",
            null,
            Map.of("ce_revision", "9", "ce_time", "2026-11-23T10:00:00Z"));
    assertThat(reading).isInstanceOf(Reading.Resource.class);
    Reading.Resource gone = (Reading.Resource) reading;
    assertThat(gone.revision()).isEqualTo(9);
    assertThat(gone.body()).isNull();
    assertThat(gone.change()).isEqualTo("deleted");
    assertThat(gone.observedAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
  }

  @Test
  void a_type_that_names_no_change_leaves_it_at_updated() {
    Reading reading =
        read("revento.participants", "evt%2F1/par%201", GOOD, Map.of("ce_type", "revento."));
    assertThat(((Reading.Resource) reading).change()).isEqualTo("updated");
  }

  @Test
  void numbers_keep_every_digit() {
    String exact = "{\"big\":12345678901234567890.125,\"small\":1.10}";
    Reading reading =
        read(
            "revento.participants",
            "evt%2F1/par%201",
            GOOD.replaceAll("\"resource\":.*", "\"resource\":" + exact + "}"),
            Map.of());
    assertThat(((Reading.Resource) reading).body()).isEqualTo(exact);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"name\" : \"Zoë \\u00e9 😀\" }",
        "{\"a\":{\"b\":[{},[]]},\"s\":\"}]{\"}",
        "{}"
      })
  void a_resource_passes_through_as_it_is_written(String resource) {
    assertThat(body(resource)).isEqualTo(resource);
  }

  @Test
  void half_a_character_becomes_one_that_can_be_stored() {
    assertThat(body("{\"name\":\"half \\ud83d\"}").getBytes(StandardCharsets.UTF_8))
        .isEqualTo("{\"name\":\"half ?\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(body("{\"name\":\"whole \\uD83D\\uDE00\"}")).isEqualTo("{\"name\":\"whole 😀\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE"})
  void a_mark_of_the_encoding_or_another_one_does_not_hide_the_resource(String encoding)
      throws UnsupportedEncodingException {
    byte[] value = ("\uFEFF" + GOOD).getBytes(encoding);
    Reading reading =
        reader.read(
            new SourceRecord(
                new Coordinates("revento.participants", 3, 42),
                "evt%2F1/par%201",
                value,
                Map.of(),
                APPENDED));
    assertThat(((Reading.Resource) reading).body())
        .isEqualTo("{\"name\":\"Ada\",\"odd\":[1.10,null]}");
  }

  private String body(String resource) {
    String value = GOOD.replace("{\"name\":\"Ada\",\"odd\":[1.10,null]}", resource);
    return ((Reading.Resource) read("revento.participants", "evt%2F1/par%201", value, Map.of()))
        .body();
  }

  @Test
  void a_time_beyond_the_years_of_rfc_3339_is_poison_and_no_overflow() {
    String far = GOOD.replace("2026-11-23T11:00:00+01:00", "+999999999-01-01T00:00:00Z");
    assertThat(reason("revento.participants", "evt%2F1/par%201", far))
        .isEqualTo("malformed_envelope");
  }

  @Test
  void a_tombstone_without_a_revision_is_poison_because_nothing_could_guard_it() {
    assertThat(reason("revento.participants", "evt/par", null))
        .isEqualTo("tombstone_without_revision");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no-slash|{}|unreadable_key",
        "evt/par|{|not_json",
        "evt/par|null|key_mismatch",
        "evt/par|[]|key_mismatch",
        "evt/par|{\"event_id\":\"evt\",\"type\":\"role\",\"id\":\"par\"}|key_mismatch",
        "evt/par|{\"event_id\":\"evt\",\"type\":\"participant\",\"id\":\"par\"}|malformed_envelope",
        "evt/par|{\"event_id\":\"evt\",\"type\":\"participant\",\"id\":\"par\",\"revision\":1.5,"
            + "\"observed_at\":\"2026-11-23T10:00:00Z\",\"resource\":{}}|malformed_envelope"
      })
  void what_cannot_be_read_says_why(String key, String value, String reason) {
    assertThat(reason("revento.participants", key, value)).isEqualTo(reason);
  }

  @Test
  void a_connection_is_read_and_its_tombstone_forgets_it() {
    Reading reading =
        read(
            "revento.connections",
            "con_1",
            """
            {"id":"con_1","grant":"organizer","event_id":"evt_1","scope":"","state":"suspended",
             "generation":3,"added_later":1}
            """,
            Map.of());
    assertThat(((Reading.OfConnection) reading).connection().state())
        .isEqualTo(ConnectionState.SUSPENDED);
    assertThat(
            ((Reading.OfConnection) read("revento.connections", "con_1", null, Map.of()))
                .connection())
        .isNull();
    assertThat(reason("revento.connections", "con_1", "{\"id\":\"con_1\"}"))
        .isEqualTo("malformed_envelope");
  }

  private String reason(String topic, String key, String value) {
    return ((Reading.Poison) read(topic, key, value, Map.of())).reason();
  }

  private Reading read(String topic, String key, String value, Map<String, String> headers) {
    return reader.read(
        new SourceRecord(
            new Coordinates(topic, 3, 42),
            key,
            value == null ? null : value.getBytes(StandardCharsets.UTF_8),
            headers,
            APPENDED));
  }
}
