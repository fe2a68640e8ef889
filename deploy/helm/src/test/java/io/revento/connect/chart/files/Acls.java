package io.revento.connect.chart.files;

import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least that each client of Kafka has to be allowed, in Strimzi's form. Read and Write imply
 * Describe; an idempotent producer needs no more than Write (KIP-679).
 */
final class Acls {

  /** Consumers of the lag-based scaling, by what the chart calls them. */
  private static final List<Service> SCALED = List.of(Service.SYNC, Service.PROJECTION);

  /** Where the names of transactions are said: the default of a setting that the chart leaves. */
  private static final Map<Service, Path> TRANSACTIONS =
      Map.of(
          Service.TOKEN,
          Path.of(
              "token-service/src/main/java/io/revento/connect/token/announce/AnnounceConfig.java"),
          Service.SYNC,
          Path.of("sync-service/src/main/java/io/revento/connect/sync/relay/RelayConfig.java"));

  private static final Pattern TRANSACTION =
      Pattern.compile("@WithDefault\\(\"([^\"]+)\"\\)\\s+String transactionalId(Prefix)?\\(\\)");

  private Acls() {}

  /** Rules by client, as the chart calls it. */
  static Map<String, List<Map<String, Object>>> all() {
    Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
    for (Service service : Service.values()) {
      all.put(service.part(), of(service));
    }
    all.put(
        "topics",
        List.of(rule("topic", "revento.", true, List.of("Create", "DescribeConfigs", "Describe"))));
    all.put("scaler", scaler());
    return all;
  }

  private static List<Map<String, Object>> of(Service service) {
    Set<String> reads = service.reads();
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Topic topic : TopicCatalogue.all()) {
      List<String> operations = new ArrayList<>();
      if (reads.contains(topic.name())) {
        operations.add("Read");
      }
      if (topic.writer().equals(service.module())) {
        operations.add("Write");
      }
      if (!operations.isEmpty()) {
        // Its readiness compares the topic with the catalogue.
        operations.add("DescribeConfigs");
        rules.add(rule("topic", topic.name(), false, operations));
      }
    }
    service.groups().forEach(group -> rules.add(rule("group", group, false, List.of("Read"))));
    Optional.ofNullable(TRANSACTIONS.get(service))
        .ifPresent(file -> rules.add(transactions(Service.read(file))));
    return rules;
  }

  private static Map<String, Object> transactions(String source) {
    Matcher said = TRANSACTION.matcher(source);
    if (!said.find()) {
      throw new IllegalStateException("no name of transactions there");
    }
    return rule("transactionalId", said.group(1), said.group(2) != null, List.of("Write"));
  }

  /** Looks, and reads nothing. */
  private static List<Map<String, Object>> scaler() {
    List<Map<String, Object>> rules = new ArrayList<>();
    Set<String> topics = new TreeSet<>();
    SCALED.forEach(service -> topics.addAll(service.reads()));
    topics.forEach(topic -> rules.add(rule("topic", topic, false, List.of("Describe"))));
    SCALED.forEach(
        service -> rules.add(rule("group", service.module(), false, List.of("Describe"))));
    return rules;
  }

  private static Map<String, Object> rule(
      String type, String name, boolean prefix, List<String> operations) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("type", type);
    resource.put("name", name);
    resource.put("patternType", prefix ? "prefix" : "literal");
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("resource", resource);
    rule.put("operations", operations);
    return rule;
  }
}
