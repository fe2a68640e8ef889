package io.revento.connect.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import org.junit.jupiter.api.Test;

class NormalizedRecordTest {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  @Test
  void keeps_the_published_form() throws Exception {
    String published =
        """
        {"event_id":"evt_1","type":"application","id":"app_1","revision":7,\
        "observed_at":"2026-11-23T09:00:00Z","resource":{"id":"app_1","new_field":[1]}}""";
    NormalizedRecord<JsonNode> record = JSON.readValue(published, new TypeReference<>() {});
    assertThat(record.revision()).isEqualTo(7);
    assertThat(JSON.writeValueAsString(record)).isEqualTo(published);
  }

  @Test
  void the_id_of_a_record_names_its_revision() {
    RecordKey key = new RecordKey("evt_1", "app/1");
    assertThat(RecordHeaders.id(key, ResourceType.APPLICATION, 7))
        .isEqualTo("evt_1/application/app%2F1/7");
    assertThat(RecordHeaders.source(key)).isEqualTo("/revento/events/evt_1");
    assertThat(RecordHeaders.subject(key, ResourceType.APPLICATION))
        .isEqualTo("application/app%2F1");
  }

  @Test
  void a_connection_of_a_newer_version_is_read() throws Exception {
    String published =
        """
        {"id":"con_1","grant":"organizer","event_id":"evt_1","scope":"event:read",\
        "state":"reconnect_required","generation":3,"purge":false,"new_field":true}""";
    Connection connection = JSON.readValue(published, Connection.class);
    assertThat(connection.grant()).isEqualTo(GrantKind.ORGANIZER);
    assertThat(connection.state()).isEqualTo(ConnectionState.RECONNECT_REQUIRED);
    assertThat(connection.connectedAt()).isNull();
  }
}
