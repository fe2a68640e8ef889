package io.revento.connect.token.metrics;

import io.revento.connect.contract.connection.ConnectionState;
import java.util.EnumMap;
import java.util.Map;

/**
 * How all connections stood at one moment.
 *
 * @param byState how many there are in each state
 * @param overdue connected ones whose refresh should have been made
 * @param soonestExpirySeconds until the first access token of a connected one runs out, negative
 *     when it has; not a number when there is none
 * @param revocations tokens that Revento has yet to be told to revoke
 */
record Standing(
    Map<ConnectionState, Long> byState,
    long overdue,
    double soonestExpirySeconds,
    long revocations) {

  Standing {
    byState = Map.copyOf(byState);
  }

  static Standing unknown() {
    return new Standing(new EnumMap<>(ConnectionState.class), 0, Double.NaN, 0);
  }

  long in(ConnectionState state) {
    return byState.getOrDefault(state, 0L);
  }
}
