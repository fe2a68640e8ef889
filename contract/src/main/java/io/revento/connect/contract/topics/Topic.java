package io.revento.connect.contract.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One topic as it has to be.
 *
 * @param name the topic's name, the same in every environment
 * @param partitions for life: growth is a new topic and a republish
 * @param settings Kafka's topic settings that every environment shares, by Kafka's own names
 * @param writer the one service that writes it
 */
public record Topic(String name, int partitions, Map<String, String> settings, String writer) {

  public Topic {
    if (partitions < 1) {
      throw new IllegalArgumentException(name + ": a topic has at least one partition");
    }
    settings = Map.copyOf(settings);
  }

  public boolean compacted() {
    return "compact".equals(settings.get("cleanup.policy"));
  }

  /** All settings to create the topic with, in an environment of that durability. */
  public Map<String, String> settings(Durability durability) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("min.insync.replicas", Integer.toString(durability.minInSyncReplicas()));
    return all;
  }

  /**
   * What is wrong with the topic that a broker has, in words an operator can act on; empty when it
   * is as it has to be. Replication is the environment's choice and not judged here.
   */
  public List<String> faults(int actualPartitions, Map<String, String> actualSettings) {
    List<String> faults = new ArrayList<>();
    if (actualPartitions != partitions) {
      faults.add(
          "topic %s has %d partitions and must have %d"
              .formatted(name, actualPartitions, partitions));
    }
    new TreeMap<>(settings)
        .forEach(
            (setting, wanted) -> {
              String actual = actualSettings.get(setting);
              if (!wanted.equals(actual)) {
                faults.add(
                    "topic %s has %s=%s and must have %s".formatted(name, setting, actual, wanted));
              }
            });
    return faults;
  }
}
