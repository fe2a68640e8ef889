package io.revento.connect.embedded;

import static java.util.Map.entry;

import io.revento.connect.contract.topics.Durability;
import io.revento.connect.contract.topics.TopicAdmin;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
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
    int clientPort = port == 0 ? freePort() : port;
    String bootstrapServers = "127.0.0.1:" + clientPort;
    Path log = folder.resolve("log");
    Map<String, Object> settings = settings(log, clientPort, freePort());
    if (!Files.exists(log.resolve("meta.properties"))) {
      format(log);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, bootstrapServers);
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Creates the catalogue's topics where they are missing. */
  public EmbeddedKafka withTopics() {
    Map<String, Object> client =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(client)) {
      new TopicAdmin(admin).createMissing(TopicCatalogue.all(), Durability.SINGLE_BROKER);
      return this;
    } catch (ExecutionException refused) {
      throw new IllegalStateException("the broker did not create the topics", refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating the topics", interrupted);
    }
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
    return new HashMap<>(
        Map.ofEntries(
            entry("process.roles", "broker,controller"),
            entry("node.id", NODE_ID),
            entry("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort),
            entry("controller.listener.names", "CONTROLLER"),
            entry(
                "listeners",
                "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(clientPort, controllerPort)),
            entry("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            entry("inter.broker.listener.name", "CLIENT"),
            entry("log.dirs", log.toString()),
            entry("auto.create.topics.enable", false),
            // One broker: its own topics cannot have more than one replica.
            entry("offsets.topic.replication.factor", (short) 1),
            entry("offsets.topic.num.partitions", 4),
            entry("transaction.state.log.replication.factor", (short) 1),
            entry("transaction.state.log.num.partitions", 4),
            entry("transaction.state.log.min.isr", 1),
            entry("share.coordinator.state.topic.replication.factor", (short) 1),
            entry("share.coordinator.state.topic.min.isr", (short) 1),
            // Groups form at once; a laptop has no fleet to wait for.
            entry("group.initial.rebalance.delay.ms", 0),
            entry("group.consumer.min.heartbeat.interval.ms", 500),
            entry("num.network.threads", 2),
            entry("num.io.threads", 2),
            entry("num.recovery.threads.per.data.dir", 1),
            entry("log.cleaner.dedupe.buffer.size", 4L * 1024 * 1024),
            entry("log.index.size.max.bytes", 1024 * 1024)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
