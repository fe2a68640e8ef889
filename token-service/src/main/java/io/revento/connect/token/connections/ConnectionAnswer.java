package io.revento.connect.token.connections;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.revento.connect.contract.connection.Connection;
import io.revento.connect.token.grant.Grant;

/**
 * A connection as the API shows it: the record's fields without {@code since} and {@code purge}.
 */
record ConnectionAnswer(
    @JsonUnwrapped @JsonIgnoreProperties({"since", "purge"}) Connection connection) {

  static ConnectionAnswer of(Grant grant) {
    return new ConnectionAnswer(grant.toConnection());
  }
}
