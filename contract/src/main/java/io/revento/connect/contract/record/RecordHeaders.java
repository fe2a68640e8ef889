package io.revento.connect.contract.record;

import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;

/**
 * Headers of our records: CloudEvents 1.0 in Kafka's binary mode ({@code ce_*}, UTF-8 text), and
 * W3C trace context. Tombstones carry them too.
 */
public final class RecordHeaders {

  public static final String SPEC_VERSION = "ce_specversion";
  public static final String SPEC_VERSION_1_0 = "1.0";
  public static final String ID = "ce_id";
  public static final String SOURCE = "ce_source";
  public static final String SUBJECT = "ce_subject";
  public static final String TYPE = "ce_type";

  /** RFC 3339. */
  public static final String TIME = "ce_time";

  public static final String REVISION = "ce_revision";

  /** The status before the change, of resources that have one. */
  public static final String PREVIOUS_STATUS = "ce_previousstatus";

  /** A {@link Cause}. */
  public static final String CAUSE = "ce_cause";

  /** The id of the webhook that announced the change. */
  public static final String CAUSATION_ID = "ce_causationid";

  public static final String CONTENT_TYPE = "content-type";
  public static final String JSON = "application/json";
  public static final String TRACE_PARENT = "traceparent";

  private RecordHeaders() {}

  /** {@code {event_id}/{type}/{id}/{revision}}: the same for repeats of one record. */
  public static String id(RecordKey key, ResourceType type, long revision) {
    return RecordKey.encode(key.eventId())
        + "/"
        + type.wireName()
        + "/"
        + RecordKey.encode(key.id())
        + "/"
        + revision;
  }

  public static String source(RecordKey key) {
    return "/revento/events/" + RecordKey.encode(key.eventId());
  }

  public static String subject(RecordKey key, ResourceType type) {
    return type.wireName() + "/" + RecordKey.encode(key.id());
  }
}
