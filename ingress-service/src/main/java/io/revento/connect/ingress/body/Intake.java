package io.revento.connect.ingress.body;

import io.revento.connect.ingress.answer.Outcome;

/** What came of reading a body. */
public sealed interface Intake {

  /** All of it. */
  record Whole(byte[] body) implements Intake {}

  /**
   * It is not read further.
   *
   * @param reason a word of ours
   */
  record Refused(Outcome outcome, String reason) implements Intake {}
}
