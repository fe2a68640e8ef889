package io.revento.connect.local.stack;

import io.revento.connect.embedded.EmbeddedKafka;
import java.nio.file.Path;

/** The broker as a program of its own, so that it has its own memory, log and death. */
public final class KafkaMain {

  private KafkaMain() {}

  /**
   * @param arguments the data folder and the port
   */
  public static void main(String... arguments) throws Exception {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1])).withTopics();
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
  }
}
