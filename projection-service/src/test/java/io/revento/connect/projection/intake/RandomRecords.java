package io.revento.connect.projection.intake;

import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.topics.TopicCatalogue;
import io.revento.connect.projection.support.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random records of many keys, and what is true when all have been seen: every state of every key
 * is kept, by revision, and the last one counts. A state is a function of key and revision, as the
 * contract has it.
 */
final class RandomRecords {

  private static final List<ResourceType> TYPES =
      List.of(
          ResourceType.PARTICIPANT,
          ResourceType.APPLICATION,
          ResourceType.ACTIVITY,
          ResourceType.ROLE);

  private static final String GONE = "gone";

  private final Random random;
  private final int keys;
  private final Map<String, NavigableMap<Long, String>> seen = new TreeMap<>();

  RandomRecords(Random random, int keys) {
    this.random = random;
    this.keys = keys;
  }

  /** Most are news; some repeat what was said, some say what is past. */
  void send(Topics topics) {
    int number = random.nextInt(keys);
    ResourceType type = TYPES.get(number % TYPES.size());
    RecordKey key = new RecordKey("evt_soak_" + number % 3, type.wireName() + "_" + number);
    NavigableMap<Long, String> states =
        seen.computeIfAbsent(type.wireName() + " " + key, first -> new TreeMap<>());
    long newest = states.isEmpty() ? 0 : states.lastKey();
    long revision = Math.max(1, newest + random.nextInt(10) - 3);
    boolean gone = (revision * 31 + number) % 9 == 0;
    String name = "N" + number + "r" + revision;
    states.put(revision, gone ? GONE : name);
    topics.astray(
        type,
        key,
        revision,
        gone ? null : Map.of("name", name, "padding", "x".repeat(random.nextInt(200))),
        random.nextInt(TopicCatalogue.normalized(type).partitions()));
  }

  int keysSeen() {
    return seen.size();
  }

  /** A line per key: its type, key, highest revision, and the name that it had then, or gone. */
  List<String> truth() {
    List<String> lines = new ArrayList<>();
    seen.forEach(
        (key, states) ->
            lines.add(key + " " + states.lastKey() + " " + states.lastEntry().getValue()));
    return lines.stream().sorted().toList();
  }

  /** The query whose answer has the same lines. */
  static String tables() {
    return "SELECT line FROM ("
        + String.join(
            " UNION ALL ",
            TYPES.stream()
                .map(ResourceType::wireName)
                .map(
                    type ->
                        "SELECT '%s ' || event_id || '/' || id || ' ' || revision || ' '"
                                .formatted(type)
                            + " || coalesce(body ->> 'name', '"
                            + GONE
                            + "') AS line FROM model."
                            + type)
                .toList())
        + ") AS rows ORDER BY line COLLATE \"C\"";
  }
}
