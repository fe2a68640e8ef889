package io.revento.connect.ingress.fuzz;

/**
 * A request as it goes over the wire.
 *
 * @param kind what was done to it
 * @param whole whether it is HTTP with an end, so that an answer is due and the connection stays
 */
record FuzzedRequest(String kind, byte[] bytes, Expected expected, boolean whole) {

  /** What has to come of it. */
  enum Expected {
    ACCEPTED,
    REFUSED,
    /** Chance decides whether it still is what was signed; if so it may be accepted. */
    EITHER
  }
}
