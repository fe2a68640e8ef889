package io.revento.connect.embedded;

import static java.util.Map.entry;

import io.revento.connect.contract.topics.Durability;
import io.revento.connect.contract.topics.TopicAdmin;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What a broker that stands alone is set to, wherever it runs, and how it gets its topics. */
public final class SingleBroker {

  /** Settings by Kafka's own names. */
  public static final Map<String, String> SETTINGS =
      Map.ofEntries(
          entry("auto.create.topics.enable", "false"),
          // One broker: its own topics cannot have more than one replica.
          entry("offsets.topic.replication.factor", "1"),
          entry("offsets.topic.num.partitions", "4"),
          entry("transaction.state.log.replication.factor", "1"),
          entry("transaction.state.log.num.partitions", "4"),
          entry("transaction.state.log.min.isr", "1"),
          entry("share.coordinator.state.topic.replication.factor", "1"),
          entry("share.coordinator.state.topic.min.isr", "1"),
          // Groups form at once; a laptop has no fleet to wait for.
          entry("group.initial.rebalance.delay.ms", "0"),
          entry("group.consumer.min.heartbeat.interval.ms", "500"),
          entry("num.network.threads", "2"),
          entry("num.io.threads", "2"),
          entry("num.recovery.threads.per.data.dir", "1"),
          entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024)),
          entry("log.index.size.max.bytes", Integer.toString(1024 * 1024)));

  private SingleBroker() {}

  /** Creates the catalogue's topics where they are missing. */
  public static void createTopics(String bootstrapServers) {
    Map<String, Object> client =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(client)) {
      new TopicAdmin(admin).createMissing(TopicCatalogue.all(), Durability.SINGLE_BROKER);
    } catch (ExecutionException refused) {
      throw new IllegalStateException("the broker did not create the topics", refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating the topics", interrupted);
    }
  }
}
