package io.revento.connect.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker in KRaft mode inside this JVM, with the catalogue's topics. It listens on the
 * loopback address only.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final int NODE_ID = 1;

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker on the data of that folder, which is made where it is missing.
   *
   * @param port the port that clients use, or 0 for any free one
   * @throws IOException when the folder cannot be written or no port is free
   */
  public static EmbeddedKafka start(Path folder, int port) throws IOException {
    int clientPort = port == 0 ? FreePort.find() : port;
    String bootstrapServers = "127.0.0.1:" + clientPort;
    Path log = folder.resolve("log");
    Map<String, Object> settings = settings(log, clientPort, FreePort.find());
    if (!Files.exists(log.resolve("meta.properties"))) {
      format(log);
    }
    return new EmbeddedKafka(started(settings), bootstrapServers);
  }

  /** Kafka 4.1 capitalizes "classic" in the default language, and Turkish knows no I for an i. */
  private static KafkaRaftServer started(Map<String, Object> settings) {
    Locale language = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    try {
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
      server.startup();
      return server;
    } finally {
      Locale.setDefault(language);
    }
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Creates the catalogue's topics where they are missing. */
  public EmbeddedKafka withTopics() {
    SingleBroker.createTopics(bootstrapServers);
    return this;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path log) throws IOException {
    Files.createDirectories(log);
    Formatter formatter = new Formatter();
    formatter.setClusterId(Uuid.randomUuid().toString());
    formatter.setNodeId(NODE_ID);
    formatter.setControllerListenerName("CONTROLLER");
    formatter.setMetadataLogDirectory(log.toString());
    formatter.addDirectory(log.toString());
    formatter.setReleaseVersion(MetadataVersion.LATEST_PRODUCTION);
    formatter.setPrintStream(new PrintStream(OutputStream.nullOutputStream()));
    try {
      formatter.run();
    } catch (Exception failure) {
      throw new IOException("cannot format the broker's folder " + log, failure);
    }
  }

  private static Map<String, Object> settings(Path log, int clientPort, int controllerPort) {
    Map<String, Object> settings = new HashMap<>(SingleBroker.SETTINGS);
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE_ID);
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners",
        "CLIENT://127.0.0.1:" + clientPort + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENT");
    settings.put("log.dirs", log.toString());
    return settings;
  }
}
