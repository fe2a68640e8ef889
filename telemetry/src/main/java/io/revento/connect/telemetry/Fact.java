package io.revento.connect.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Locale;

/**
 * What spans and log lines may say, and nothing else: ids, and words of ours or of Revento's API.
 * What a person wrote, an address or a secret is none of it.
 */
public enum Fact {
  WEBHOOK_ID,
  /** Of a webhook, or a resource. */
  TYPE,
  CONNECTION,
  EVENT,
  /** Of a resource. */
  ID,
  REVISION,
  /** An HTTP status. */
  STATUS,
  OUTCOME;

  private final String field = name().toLowerCase(Locale.ROOT);
  private final AttributeKey<String> attribute = AttributeKey.stringKey(field);

  /** The name in spans and in log lines. */
  String field() {
    return field;
  }

  AttributeKey<String> attribute() {
    return attribute;
  }
}
