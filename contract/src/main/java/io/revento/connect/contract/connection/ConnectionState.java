package io.revento.connect.contract.connection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What may be done with a connection. */
public enum ConnectionState {
  /** Tokens are lent, data is synced. */
  CONNECTED,
  /** Revento suspended the integration: nothing is called until it is reinstated or resumed. */
  SUSPENDED,
  /** The credentials no longer work: an organizer has to consent again. */
  RECONNECT_REQUIRED,
  /** The person who consented took it back. */
  REVOKED,
  /** An operator ended it. */
  DISCONNECTED;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a state that does not exist
   */
  @JsonCreator
  public static ConnectionState ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
