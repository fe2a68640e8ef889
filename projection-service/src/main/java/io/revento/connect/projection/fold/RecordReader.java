package io.revento.connect.projection.fold;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.record.TraceParent;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads records into what they say. Unknown fields stay in the resource; nothing here throws. */
public final class RecordReader {

  private static final Map<String, ResourceType> TYPES =
      Arrays.stream(ResourceType.values())
          .collect(toUnmodifiableMap(ResourceType::topicName, Function.identity()));

  /** The headers that are read; no other needs to be carried along. */
  public static final Set<String> HEADERS =
      Set.of(
          RecordHeaders.TYPE,
          RecordHeaders.TIME,
          RecordHeaders.REVISION,
          RecordHeaders.TRACE_PARENT);

  /** RFC 3339 writes years in four digits; beyond them PostgreSQL does not follow. */
  private static final int LAST_YEAR = 9999;

  private final ObjectReader json;

  public RecordReader(ObjectMapper json) {
    // What passes through keeps every digit.
    this.json =
        json.reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
  }

  public Reading read(SourceRecord record) {
    try {
      return record.coordinates().topic().equals(TopicCatalogue.CONNECTIONS.name())
          ? connection(record)
          : resource(record);
    } catch (Unreadable unreadable) {
      return new Reading.Poison(
          record.coordinates(), record.key(), unreadable.reason, unreadable.detail);
    }
  }

  private Reading resource(SourceRecord record) throws Unreadable {
    ResourceType type = TYPES.get(record.coordinates().topic());
    if (type == null) {
      throw new Unreadable("unknown_topic", "The topic is not in the catalogue.");
    }
    RecordKey key = key(record.key());
    byte @Nullable [] value = record.value();
    return value == null ? tombstone(record, type, key) : state(record, type, key, envelope(value));
  }

  private static Reading tombstone(SourceRecord record, ResourceType type, RecordKey key)
      throws Unreadable {
    long revision =
        record
            .header(RecordHeaders.REVISION)
            .flatMap(RecordReader::number)
            .orElseThrow(
                () ->
                    new Unreadable(
                        "tombstone_without_revision",
                        "A tombstone needs a number in the header " + RecordHeaders.REVISION));
    Instant observedAt =
        record
            .header(RecordHeaders.TIME)
            .flatMap(RecordReader::instant)
            .orElse(record.appendedAt());
    return new Reading.Resource(
        record.coordinates(),
        type,
        key,
        revision,
        observedAt,
        null,
        change(record, "deleted"),
        trace(record));
  }

  private static Reading state(
      SourceRecord record, ResourceType type, RecordKey key, Envelope value) throws Unreadable {
    if (!type.wireName().equals(value.type())
        || !key.eventId().equals(value.eventId())
        || !key.id().equals(value.id())) {
      throw new Unreadable(
          "key_mismatch", "The value's type, event_id and id are not those of topic and key.");
    }
    Long revision = value.revision();
    String resource = value.resource();
    Optional<Instant> observedAt =
        Optional.ofNullable(value.observedAt()).flatMap(RecordReader::instant);
    if (revision == null || observedAt.isEmpty() || resource == null) {
      throw new Unreadable(
          "malformed_envelope",
          "The value needs an integral revision, an RFC 3339 observed_at and an object resource.");
    }
    return new Reading.Resource(
        record.coordinates(),
        type,
        key,
        revision,
        observedAt.get(),
        resource,
        change(record, "updated"),
        trace(record));
  }

  private static @Nullable TraceParent trace(SourceRecord record) {
    return record.header(RecordHeaders.TRACE_PARENT).flatMap(TraceParent::of).orElse(null);
  }

  private Reading connection(SourceRecord record) throws Unreadable {
    String id = record.key();
    if (id == null || id.isBlank()) {
      throw new Unreadable("unreadable_key", "The key of a connection is its id.");
    }
    byte @Nullable [] value = record.value();
    if (value == null) {
      return new Reading.OfConnection(record.coordinates(), id, null);
    }
    Connection connection = parse(value, Connection.class);
    // Records are bound by name, and JSON may leave any of them out.
    if (!id.equals(connection.id())
        || connection.eventId() == null
        || connection.grant() == null
        || connection.state() == null
        || !isStorable(connection.since())) {
      throw new Unreadable(
          "malformed_envelope", "A connection needs its key as id, an event_id, grant and state.");
    }
    return new Reading.OfConnection(record.coordinates(), id, connection);
  }

  private Envelope envelope(byte[] value) throws Unreadable {
    try {
      return Envelope.read(json, value);
    } catch (IOException unreadable) {
      throw new Unreadable("not_json", "The value is no JSON of the form that the topic has.");
    }
  }

  private <T> T parse(byte[] value, Class<T> type) throws Unreadable {
    try {
      T parsed = json.readValue(value, type);
      if (parsed == null) {
        throw new Unreadable("not_json", "The value is no JSON object.");
      }
      return parsed;
    } catch (IOException unreadable) {
      throw new Unreadable("not_json", "The value is no JSON of the form that the topic has.");
    }
  }

  private static RecordKey key(@Nullable String key) throws Unreadable {
    try {
      if (key != null) {
        return RecordKey.parse(key);
      }
    } catch (IllegalArgumentException malformed) {
      throw new Unreadable("unreadable_key", "A key has the form {event_id}/{id}.");
    }
    throw new Unreadable("unreadable_key", "A record needs a key.");
  }

  private static String change(SourceRecord record, String otherwise) {
    return record
        .header(RecordHeaders.TYPE)
        .map(type -> type.substring(type.lastIndexOf('.') + 1))
        .filter(change -> !change.isBlank())
        .orElse(otherwise);
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static boolean isStorable(@Nullable Instant time) {
    return time == null || isStorable(time.atOffset(ZoneOffset.UTC));
  }

  private static boolean isStorable(OffsetDateTime time) {
    return time.getYear() >= 0 && time.getYear() <= LAST_YEAR;
  }

  private static Optional<Instant> instant(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return isStorable(time) ? Optional.of(time.toInstant()) : Optional.empty();
    } catch (DateTimeException notATimestamp) {
      return Optional.empty();
    }
  }

  /** Ends the reading of one record; carries words only, hence no stack trace. */
  private static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String detail;

    Unreadable(String reason, String detail) {
      super(reason, null, false, false);
      this.reason = reason;
      this.detail = detail;
    }
  }
}
