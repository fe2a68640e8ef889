package io.revento.connect.token.connect;

import io.revento.connect.contract.connection.Connection;

/** How a consent ended, for the person before the browser. */
sealed interface ConnectOutcome {

  /**
   * @param invited whether the person came by an invitation
   */
  record Connected(Connection connection, boolean invited) implements ConnectOutcome {}

  /** No grant was changed. */
  record Refused(Refusal refusal) implements ConnectOutcome {}
}
