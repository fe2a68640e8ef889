package io.revento.connect.ingress.delivery;

import io.revento.connect.telemetry.Trace;

/** What became of an append. */
public sealed interface Publication {

  /** The record's {@code ce_type}. */
  String type();

  /** Where it was appended. */
  Trace trace();

  /** As many replicas have it as the topic wants. */
  record Acknowledged(String type, Trace trace) implements Publication {}

  /**
   * Kafka did not take it in time. It may still have it: the sender comes again with the same id.
   *
   * @param reason the class of what failed first, for the log
   */
  record Unconfirmed(String type, Trace trace, String reason) implements Publication {}
}
