package io.revento.connect.contract.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

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
    Set<String> existing = admin.listTopics().names().get();
    List<String> faults = new ArrayList<>();
    List<Topic> found = new ArrayList<>();
    for (Topic topic : topics) {
      if (existing.contains(topic.name())) {
        found.add(topic);
      } else {
        faults.add("topic %s is missing".formatted(topic.name()));
      }
    }
    Map<String, TopicDescription> descriptions =
        admin.describeTopics(found.stream().map(Topic::name).toList()).allTopicNames().get();
    Map<String, Map<String, String>> settings = settings(found);
    for (Topic topic : found) {
      int partitions = descriptions.get(topic.name()).partitions().size();
      faults.addAll(topic.faults(partitions, settings.getOrDefault(topic.name(), Map.of())));
    }
    return List.copyOf(faults);
  }

  private Map<String, Map<String, String>> settings(List<Topic> topics)
      throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        topics.stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
            .toList();
    Map<String, Map<String, String>> byTopic = new HashMap<>();
    Map<ConfigResource, Config> configs = admin.describeConfigs(resources).all().get();
    configs.forEach(
        (resource, config) ->
            byTopic.put(
                resource.name(),
                config.entries().stream()
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))));
    return byTopic;
  }
}
