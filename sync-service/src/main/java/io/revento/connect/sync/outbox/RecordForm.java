package io.revento.connect.sync.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revento.connect.contract.record.Cause;
import io.revento.connect.contract.record.NormalizedRecord;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of records in the normalized topics (contract section 4). */
@ApplicationScoped
public class RecordForm {

  /** What all of a record's headers are made from. */
  public record About(
      String eventId,
      ResourceType type,
      String id,
      long revision,
      Instant observedAt,
      Cause cause,
      @Nullable String causationId,
      @Nullable String traceParent) {

    RecordKey key() {
      return new RecordKey(eventId, id);
    }
  }

  private final ObjectMapper json;

  RecordForm(ObjectMapper json) {
    this.json = json;
  }

  public OutboxRecord record(
      About about, String changeType, @Nullable String previousStatus, ObjectNode resource) {
    var value =
        new NormalizedRecord<>(
            about.eventId(),
            about.type().wireName(),
            about.id(),
            about.revision(),
            about.observedAt(),
            resource);
    try {
      return of(about, changeType, previousStatus, json.writeValueAsBytes(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a JSON tree can be written", impossible);
    }
  }

  public OutboxRecord tombstone(About about, String changeType, @Nullable String previousStatus) {
    return of(about, changeType, previousStatus, null);
  }

  private static OutboxRecord of(
      About about, String changeType, @Nullable String previousStatus, byte @Nullable [] value) {
    RecordKey key = about.key();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(RecordHeaders.SPEC_VERSION, RecordHeaders.SPEC_VERSION_1_0);
    headers.put(RecordHeaders.ID, RecordHeaders.id(key, about.type(), about.revision()));
    headers.put(RecordHeaders.SOURCE, RecordHeaders.source(key));
    headers.put(RecordHeaders.SUBJECT, RecordHeaders.subject(key, about.type()));
    headers.put(RecordHeaders.TYPE, changeType);
    headers.put(RecordHeaders.TIME, about.observedAt().toString());
    headers.put(RecordHeaders.REVISION, Long.toString(about.revision()));
    headers.put(RecordHeaders.CAUSE, about.cause().wireName());
    if (previousStatus != null) {
      headers.put(RecordHeaders.PREVIOUS_STATUS, previousStatus);
    }
    if (about.causationId() != null) {
      headers.put(RecordHeaders.CAUSATION_ID, about.causationId());
    }
    if (about.traceParent() != null) {
      headers.put(RecordHeaders.TRACE_PARENT, about.traceParent());
    }
    headers.put(RecordHeaders.CONTENT_TYPE, RecordHeaders.JSON);
    return new OutboxRecord(
        about.revision(), about.type().topicName(), key.toString(), key, value, headers);
  }
}
