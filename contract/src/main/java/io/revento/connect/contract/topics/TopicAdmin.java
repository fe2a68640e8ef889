package io.revento.connect.contract.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Creates the catalogue's topics on a broker, and tells what is wrong with those that it has. */
public final class TopicAdmin {

  private final Admin admin;

  public TopicAdmin(Admin admin) {
    this.admin = admin;
  }

  /**
   * Creates those of the topics that do not exist; existing ones stay as they are.
   *
   * @throws ExecutionException when the broker refuses or does not answer within the client's
   *     timeouts
   */
  public void createMissing(Collection<Topic> topics, Durability durability)
      throws ExecutionException, InterruptedException {
    Set<String> existing = admin.listTopics().names().get();
    List<NewTopic> missing =
        topics.stream()
            .filter(topic -> !existing.contains(topic.name()))
            .map(
                topic ->
                    new NewTopic(topic.name(), topic.partitions(), durability.replicas())
                        .configs(topic.settings(durability)))
            .toList();
    admin.createTopics(missing).all().get();
  }

  /**
   * What is wrong with these topics on the broker, a sentence each; empty when all is well.
   *
   * @throws ExecutionException when the broker does not answer: then nothing is known of the topics
   */
  public List<String> faults(Collection<Topic> topics)
      throws ExecutionException, InterruptedException {
    List<String> names = topics.stream().map(Topic::name).toList();
    Map<String, KafkaFuture<TopicDescription>> descriptions =
        admin.describeTopics(names).topicNameValues();
    Map<ConfigResource, KafkaFuture<Config>> settings =
        admin.describeConfigs(names.stream().map(TopicAdmin::resource).toList()).values();
    List<String> faults = new ArrayList<>();
    for (Topic topic : topics) {
      Optional<TopicDescription> description = found(descriptions.get(topic.name()));
      Optional<Config> config = found(settings.get(resource(topic.name())));
      if (description.isPresent() && config.isPresent()) {
        faults.addAll(topic.faults(description.get().partitions().size(), values(config.get())));
      } else {
        faults.add("topic %s is missing".formatted(topic.name()));
      }
    }
    return List.copyOf(faults);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  /** Empty for a topic that the broker does not know, or no longer. */
  private static <T> Optional<T> found(@Nullable KafkaFuture<T> answer)
      throws ExecutionException, InterruptedException {
    try {
      return answer == null ? Optional.empty() : Optional.of(answer.get());
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static Map<String, String> values(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}
