package io.revento.connect.contract.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every topic of Revento Connect. */
public final class TopicCatalogue {

  private static final String TWO_MIB = Integer.toString(2 * 1024 * 1024);

  /** Compaction that lets consumers be away for 7 days and still forgets physically within 3. */
  private static final Map<String, String> COMPACTED =
      Map.of(
          "cleanup.policy", "compact",
          "min.compaction.lag.ms", millis(Duration.ofHours(1)),
          "max.compaction.lag.ms", millis(Duration.ofHours(24)),
          "segment.ms", millis(Duration.ofHours(12)),
          "delete.retention.ms", millis(Duration.ofDays(7)));

  /** Deliveries exactly as received; the values are raw bytes. */
  public static final Topic WEBHOOKS_RAW =
      new Topic("revento.webhooks.raw", 12, kept(Duration.ofDays(14)), "ingress-service");

  /** Deliveries that could not be worked off, with the reason; never fetched content. */
  public static final Topic WEBHOOKS_PARKED =
      new Topic("revento.webhooks.parked", 3, kept(Duration.ofDays(30)), "sync-service");

  /** The connections and their state; never a secret. */
  public static final Topic CONNECTIONS =
      new Topic("revento.connections", 1, COMPACTED, "token-service");

  private static final Map<ResourceType, Topic> NORMALIZED = normalizedTopics();

  private static final List<Topic> ALL = allTopics();

  private TopicCatalogue() {}

  /** The topic that holds the resources of that type. */
  public static Topic normalized(ResourceType type) {
    return Objects.requireNonNull(NORMALIZED.get(type));
  }

  /** The normalized topics, in the order of {@link ResourceType}. */
  public static List<Topic> normalized() {
    return List.copyOf(NORMALIZED.values());
  }

  public static List<Topic> all() {
    return ALL;
  }

  private static Map<ResourceType, Topic> normalizedTopics() {
    Map<ResourceType, Topic> topics = new EnumMap<>(ResourceType.class);
    Arrays.stream(ResourceType.values())
        .forEach(
            type -> topics.put(type, new Topic(type.topicName(), 6, COMPACTED, "sync-service")));
    return Collections.unmodifiableMap(topics);
  }

  private static List<Topic> allTopics() {
    List<Topic> topics = new ArrayList<>(List.of(WEBHOOKS_RAW, WEBHOOKS_PARKED, CONNECTIONS));
    topics.addAll(NORMALIZED.values());
    return List.copyOf(topics);
  }

  private static Map<String, String> kept(Duration retention) {
    return Map.of(
        "cleanup.policy",
        "delete",
        "retention.ms",
        millis(retention),
        "max.message.bytes",
        TWO_MIB);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
