package io.revento.connect.embedded.servers;

import io.revento.connect.embedded.EmbeddedKafka;
import java.io.IOException;

/** A broker inside this JVM, on a folder that is deleted with it. */
final class EmbeddedBroker implements Broker {

  private final TemporaryFolder folder;
  private EmbeddedKafka kafka;
  private boolean running = true;

  private EmbeddedBroker(TemporaryFolder folder, EmbeddedKafka kafka) {
    this.folder = folder;
    this.kafka = kafka;
  }

  static EmbeddedBroker start() throws IOException {
    TemporaryFolder folder = TemporaryFolder.create("kafka");
    return new EmbeddedBroker(folder, EmbeddedKafka.start(folder.path(), 0).withTopics());
  }

  @Override
  public String description() {
    return "an embedded Kafka";
  }

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public void stop() {
    if (running) {
      kafka.close();
      running = false;
    }
  }

  @Override
  public void startAgain() throws IOException {
    String address = bootstrapServers();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    kafka = EmbeddedKafka.start(folder.path(), port);
    running = true;
  }

  @Override
  public void close() {
    stop();
    folder.delete();
  }
}
