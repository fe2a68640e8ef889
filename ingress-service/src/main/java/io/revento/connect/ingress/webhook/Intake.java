package io.revento.connect.ingress.webhook;

/** What came of reading a body. */
sealed interface Intake {

  /** All of it. */
  record Whole(byte[] body) implements Intake {}

  /**
   * It is not read further.
   *
   * @param reason a word of ours
   */
  record Refused(Outcome outcome, String reason) implements Intake {}
}
