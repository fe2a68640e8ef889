package io.revento.connect.embedded.servers;

import io.revento.connect.embedded.FreePort;
import io.revento.connect.embedded.SingleBroker;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A broker in a container of the image {@code apache/kafka}, of the version of the clients. */
final class ContainerBroker implements Broker {

  /** The port inside the container. */
  private static final int CLIENT_PORT = 9092;

  private final KafkaContainer container;

  private ContainerBroker(KafkaContainer container) {
    this.container = container;
  }

  private static DockerImageName image() {
    return DockerImageName.parse("apache/kafka").withTag(AppInfoParser.getVersion());
  }

  static ContainerBroker start() throws IOException {
    KafkaContainer container = new KafkaContainer(image());
    SingleBroker.SETTINGS.forEach((name, value) -> container.withEnv(variable(name), value));
    container.withEnv("KAFKA_HEAP_OPTS", "-Xmx256m");
    // Docker gives a restarted container other ports, unless they were asked for.
    container.setPortBindings(List.of(FreePort.find() + ":" + CLIENT_PORT));
    container.start();
    SingleBroker.createTopics(container.getBootstrapServers());
    return new ContainerBroker(container);
  }

  @Override
  public String description() {
    return "a container of " + image();
  }

  @Override
  public String bootstrapServers() {
    return container.getBootstrapServers();
  }

  /** As a crash would: its shell, the container's first process, passes no signal on. */
  @Override
  public void stop() {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void startAgain() throws IOException {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin.describeCluster().nodes().get();
    } catch (ExecutionException silent) {
      throw new IOException("the container's broker did not come back", silent);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the broker", interrupted);
    }
  }

  @Override
  public void close() {
    container.stop();
  }

  /** The image takes a setting {@code a.b} as the variable {@code KAFKA_A_B}. */
  static String variable(String setting) {
    return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
