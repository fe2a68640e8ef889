package io.revento.connect.sync.upstream;

/** A call that failed in a way that counts against the circuit and may be repeated. */
final class UpstreamTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason a stable word
   */
  UpstreamTrouble(String reason) {
    super(reason, null, false, false);
  }
}
