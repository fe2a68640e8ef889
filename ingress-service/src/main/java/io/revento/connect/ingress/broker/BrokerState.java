package io.revento.connect.ingress.broker;

import java.util.List;

/** What the last look at the broker found. */
sealed interface BrokerState {

  /** Nobody has looked yet. */
  record Unseen() implements BrokerState {}

  /** It does not answer, or not to the producer. */
  record Away() implements BrokerState {}

  /**
   * It answers, and the topic cannot be used as it is.
   *
   * @param faults a sentence each
   */
  record Unfit(List<String> faults) implements BrokerState {}

  /** It answers, the topic is as it has to be, and the producer knows where it is. */
  record Fit() implements BrokerState {}
}
