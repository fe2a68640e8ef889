package io.revento.connect.local.cli.container;

import io.revento.connect.contract.topics.Durability;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The environment of {@code topics}: Kafka's own settings as the services read them ({@code
 * KAFKA_SECURITY_PROTOCOL} is {@code security.protocol}), and how durable topics are.
 */
record TopicSettings(Map<String, String> environment) {

  private static final String KAFKA = "KAFKA_";

  TopicSettings {
    environment = Map.copyOf(environment);
  }

  /**
   * What a client connects with.
   *
   * @throws IllegalArgumentException when no broker is named
   */
  Map<String, Object> client() {
    Map<String, Object> client = new TreeMap<>();
    environment.forEach(
        (variable, value) -> {
          String setting = setting(variable);
          if (AdminClientConfig.configNames().contains(setting)) {
            client.put(setting, value);
          }
        });
    if (!client.containsKey(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)) {
      throw new IllegalArgumentException("Set KAFKA_BOOTSTRAP_SERVERS.");
    }
    return client;
  }

  /**
   * That of production, unless {@code TOPIC_REPLICAS} and {@code TOPIC_MIN_IN_SYNC_REPLICAS} say
   * otherwise.
   *
   * @throws IllegalArgumentException when one is no number
   */
  Durability durability() {
    return new Durability(
        (short) number("TOPIC_REPLICAS", Durability.PRODUCTION.replicas()),
        number("TOPIC_MIN_IN_SYNC_REPLICAS", Durability.PRODUCTION.minInSyncReplicas()));
  }

  private static String setting(String variable) {
    return variable.startsWith(KAFKA)
        ? variable.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.')
        : "";
  }

  private int number(String variable, int otherwise) {
    String value = environment.get(variable);
    try {
      return value == null ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException(variable + " is not a number: " + value, notOne);
    }
  }

  /** Without the values, of which some are secrets. */
  @Override
  public String toString() {
    return "TopicSettings";
  }
}
