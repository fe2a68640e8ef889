package io.revento.connect.ingress.signature;

/** Whether a request is a delivery of Revento's. */
public sealed interface Verdict {

  /**
   * Signed with one of the secrets, and fresh.
   *
   * @param timestamp Unix seconds, as signed
   */
  record Genuine(String webhookId, long timestamp) implements Verdict {}

  /**
   * Not checkable: headers are missing or make no sense.
   *
   * @param detail which, and what they have to be
   */
  record Malformed(String detail) implements Verdict {}

  /** Signed with none of the secrets. */
  record Forged() implements Verdict {}

  /** Signed, or said to be, too long ago or in the future: perhaps a replay. */
  record Stale() implements Verdict {}
}
