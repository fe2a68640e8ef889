package io.revento.connect.local.cli.container;

import io.revento.connect.contract.topics.TopicAdmin;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * {@code topics}: creates the catalogue's topics where they are missing, and looks at those that
 * are there. It changes none: partitions are for life, and settings are somebody's decision.
 */
final class TopicCreation {

  private final TopicSettings settings;
  private final Consumer<String> done;

  /**
   * @param done told of each step
   */
  TopicCreation(TopicSettings settings, Consumer<String> done) {
    this.settings = settings;
    this.done = done;
  }

  /**
   * @throws IOException when the broker refuses, does not answer, or has a topic otherwise than the
   *     catalogue: says what
   */
  void run() throws IOException, InterruptedException {
    List<String> faults;
    try (Admin admin = Admin.create(settings.client())) {
      TopicAdmin topics = new TopicAdmin(admin);
      topics.createMissing(TopicCatalogue.all(), settings.durability());
      faults = topics.faults(TopicCatalogue.all());
    } catch (ExecutionException refused) {
      throw new IOException("The broker did not create the topics: " + refused.getCause(), refused);
    }
    if (!faults.isEmpty()) {
      throw new IOException(String.join("\n", faults));
    }
    done.accept("%d topics as in the catalogue".formatted(TopicCatalogue.all().size()));
  }
}
