package io.revento.connect.embedded.servers;

import java.io.IOException;

/** One Kafka broker with the catalogue's topics, wherever it runs. */
public sealed interface Broker extends AutoCloseable permits EmbeddedBroker, ContainerBroker {

  /** What it is, for the log. */
  String description();

  String bootstrapServers();

  /** Takes it away: connections are refused, the data stay. */
  void stop();

  /**
   * Brings it back after {@link #stop()}, at the same address with the same data; returns when it
   * answers.
   *
   * @throws IOException when it does not start
   */
  void startAgain() throws IOException;

  /** Ends it, and deletes its data. */
  @Override
  void close();
}
