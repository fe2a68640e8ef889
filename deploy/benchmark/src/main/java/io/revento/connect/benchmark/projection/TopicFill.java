package io.revento.connect.benchmark.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.record.Cause;
import io.revento.connect.contract.record.ChangeType;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes an event and its participants into the topics, as sync-service does. */
final class TopicFill implements AutoCloseable {

  private static final Instant BEGINNING = Instant.parse("2026-11-23T10:00:00Z");
  private static final List<String> GIVEN =
      List.of("Ada", "Béla", "Chiara", "Dmitri", "Esra", "Femi", "Gudrun", "Hana", "Imre", "Jun");
  private static final List<String> FAMILY =
      List.of("Abara", "Berg", "Costa", "Dubois", "Eriksen", "Fontaine", "García", "Horvat");
  private static final List<String> STATUSES =
      List.of("pending", "approved", "rejected", "revision_requested");
  private static final List<String> TRACKS = List.of("Systems", "Design", "People", "Science");
  private static final int DAYS = 3;
  private static final int WAVES = 4;

  private final ObjectMapper json = new ObjectMapper();
  private final KafkaProducer<String, byte[]> producer;
  private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

  TopicFill(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 65_536),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** A published event, its roles and waves. */
  void event(String event) {
    send(
        ResourceType.EVENT,
        new RecordKey(event, event),
        1,
        Map.of(
            "id", event,
            "name", "Benchmark Summit",
            "status", "published",
            "starts_on", "2026-12-01",
            "ends_on", "2026-12-03",
            "timezone", "Europe/Berlin",
            "organization_id", "org_1",
            "organization", Map.of("name", "Revento Sandbox", "verification", "formal")));
  }

  /** So many keys, half of them participants, in their first to last revision, round by round. */
  void people(String event, int keys, int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (int key = 0; key < keys; key++) {
        long revision = (long) round * keys + key + 1;
        int person = key / 2;
        if (key % 2 == 0) {
          send(
              ResourceType.PARTICIPANT,
              new RecordKey(event, participantId(person)),
              revision,
              participant(person, round));
        } else {
          send(
              ResourceType.APPLICATION,
              new RecordKey(event, applicationId(person)),
              revision,
              application(person, round));
        }
      }
    }
  }

  static String participantId(int person) {
    return "par_%07d".formatted(person);
  }

  /** A family name that one in a hundred has. */
  static String rareName(int person) {
    return FAMILY.get(person % FAMILY.size()) + "-" + person % 100;
  }

  private static String applicationId(int person) {
    return "app_%07d".formatted(person);
  }

  private static Map<String, Object> participant(int person, int round) {
    String given = GIVEN.get(person % GIVEN.size());
    return Map.of(
        "id", participantId(person),
        "updated_at", BEGINNING.plusSeconds(round).toString(),
        "user_id", "usr_%07d".formatted(person),
        "name", given + " " + rareName(person),
        "email", "person%d.%d@mail.example".formatted(person, round),
        "role_ids", List.of("rol_attendee", "rol_" + person % 5),
        "application_id", applicationId(person));
  }

  private static Map<String, Object> application(int person, int round) {
    return Map.of(
        "id", applicationId(person),
        "updated_at", BEGINNING.plusSeconds(round).toString(),
        "participant_id", participantId(person),
        "wave_id", "wav_" + person % WAVES,
        "status", STATUSES.get((person + round) % STATUSES.size()),
        "answers",
            Map.of(
                "favorite_track",
                TRACKS.get(person % TRACKS.size()),
                "dietary_notes",
                "no nuts, please",
                "arrival_day",
                "2026-12-0" + (1 + person % DAYS)),
        "submitted_at", "2026-11-01T08:00:00Z",
        "decided_at", "2026-11-05T09:30:00Z");
  }

  private void send(ResourceType type, RecordKey key, long revision, Map<String, ?> resource) {
    Instant observed = BEGINNING.plusMillis(revision);
    var record =
        new ProducerRecord<>(
            type.topicName(), key.toString(), value(type, key, revision, observed, resource));
    header(record, RecordHeaders.SPEC_VERSION, RecordHeaders.SPEC_VERSION_1_0);
    header(record, RecordHeaders.ID, RecordHeaders.id(key, type, revision));
    header(record, RecordHeaders.SOURCE, RecordHeaders.source(key));
    header(record, RecordHeaders.SUBJECT, RecordHeaders.subject(key, type));
    header(record, RecordHeaders.TYPE, ChangeType.updated(type));
    header(record, RecordHeaders.TIME, observed.toString());
    header(record, RecordHeaders.REVISION, Long.toString(revision));
    header(record, RecordHeaders.CAUSE, Cause.NOTICE.wireName());
    header(record, RecordHeaders.CONTENT_TYPE, RecordHeaders.JSON);
    var unused =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure != null) {
                refused.compareAndSet(null, failure);
              }
            });
  }

  private byte[] value(
      ResourceType type, RecordKey key, long revision, Instant observed, Map<String, ?> resource) {
    try {
      return json.writeValueAsBytes(
          Map.of(
              "event_id", key.eventId(),
              "type", type.wireName(),
              "id", key.id(),
              "revision", revision,
              "observed_at", observed.toString(),
              "resource", resource));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns when the broker has all of it. */
  @Override
  public void close() {
    producer.flush();
    producer.close();
    Exception failure = refused.get();
    if (failure != null) {
      throw new IllegalStateException("the broker did not take a record", failure);
    }
  }
}
