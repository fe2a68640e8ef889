package io.revento.connect.chart.network;

import static io.revento.connect.chart.rendering.Document.each;
import static io.revento.connect.chart.rendering.Document.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.connect.chart.rendering.Chart;
import io.revento.connect.chart.rendering.Document;
import io.revento.connect.chart.rendering.Rendering;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the network policies let through, as lines "who → whom : port" for going out and "whom ←
 * who" for coming in.
 */
class FlowsTest {

  private static final String ANY = "anywhere";

  static Stream<Rendering> withPolicies() {
    return Chart.renderings().filter(rendering -> rendering.of("NetworkPolicy").count() > 0);
  }

  @Test
  void just_what_flows_is_allowed() {
    assertThat(flows(Chart.rendering("everything")))
        .containsExactlyInAnyOrder(
            // Who comes.
            "ingress ← gateway : http",
            "ingress ← monitoring : http",
            "token ← gateway : http",
            "token ← desk : http",
            "token ← monitoring : http",
            "token ← sync : http",
            "sync ← desk : http",
            "sync ← monitoring : http",
            "projection ← desk : http",
            "projection ← shop : http",
            "projection ← monitoring : http",
            // Kafka, by all that know it.
            "ingress → 10.1.0.0/16 : 31093,9093,9094",
            "token → 10.1.0.0/16 : 31093,9093,9094",
            "sync → 10.1.0.0/16 : 31093,9093,9094",
            "projection → 10.1.0.0/16 : 31093,9093,9094",
            "topics → 10.1.0.0/16 : 31093,9093,9094",
            // The databases, by those that have one.
            "token → 10.2.0.0/16 : 6432",
            "sync → 10.2.0.0/16 : 6432",
            "projection → 10.2.0.0/16 : 6432",
            // The issuer, whose keys all four read.
            "ingress → 10.3.0.0/16 : 8443",
            "token → 10.3.0.0/16 : 8443",
            "sync → 10.3.0.0/16 : 8443",
            "projection → 10.3.0.0/16 : 8443",
            // Where spans are collected.
            "ingress → collector : 4317",
            "token → collector : 4317",
            "sync → collector : 4317",
            "projection → collector : 4317",
            // Revento, which nobody else calls.
            "token → 0.0.0.0/0 but 10.0.0.0/8 : 8444",
            "sync → 0.0.0.0/0 but 10.0.0.0/8 : 443",
            // Of each other they call this alone.
            "sync → token : http",
            "all → kube-system : 53,53");
  }

  @Test
  void nobody_comes_who_was_not_named() {
    assertThat(flows(Chart.rendering("minimal")))
        .filteredOn(flow -> flow.endsWith(": http"))
        .containsExactlyInAnyOrder("sync → token : http", "token ← sync : http");
  }

  @Test
  void the_least_values_let_out_to_the_ports_of_the_addresses() {
    assertThat(flows(Chart.rendering("minimal")))
        .filteredOn(flow -> flow.startsWith("projection"))
        .containsExactlyInAnyOrder(
            "projection → anywhere : 9093",
            "projection → anywhere : 443",
            "projection → anywhere : 5432");
  }

  @ParameterizedTest
  @MethodSource("withPolicies")
  void every_pod_is_refused_everything_first(Rendering rendering) {
    assertThat(rendering.of("NetworkPolicy"))
        .filteredOn(
            policy -> !policy.at("/spec").has("ingress") && !policy.at("/spec").has("egress"))
        .singleElement()
        .satisfies(
            policy -> {
              assertThat(policy.at("/spec/policyTypes"))
                  .extracting(JsonNode::asText)
                  .containsExactlyInAnyOrder("Ingress", "Egress");
              assertThat(rendering.withPods())
                  .allSatisfy(
                      pod ->
                          assertThat(pod.podLabels())
                              .containsAllEntriesOf(
                                  texts(policy.at("/spec/podSelector/matchLabels"))));
            });
  }

  @ParameterizedTest
  @MethodSource("withPolicies")
  void each_policy_is_about_pods_that_are_there(Rendering rendering) {
    assertThat(rendering.of("NetworkPolicy"))
        .allSatisfy(
            policy -> assertThat(parts(rendering, policy.at("/spec/podSelector"))).isNotEmpty());
  }

  private static Set<String> flows(Rendering rendering) {
    return rendering
        .of("NetworkPolicy")
        .flatMap(
            policy -> {
              String who = who(rendering, policy.at("/spec/podSelector"));
              return Stream.concat(
                  each(policy.at("/spec/ingress"))
                      .flatMap(
                          rule ->
                              peers(rendering, rule.path("from"))
                                  .map(peer -> who + " ← " + peer + " : " + ports(rule))),
                  each(policy.at("/spec/egress"))
                      .flatMap(
                          rule ->
                              peers(rendering, rule.path("to"))
                                  .map(peer -> who + " → " + peer + " : " + ports(rule))));
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> peers(Rendering rendering, JsonNode peers) {
    return peers.isEmpty() ? Stream.of(ANY) : each(peers).map(peer -> peer(rendering, peer));
  }

  private static String peer(Rendering rendering, JsonNode peer) {
    if (peer.has("ipBlock")) {
      String except =
          each(peer.at("/ipBlock/except")).map(JsonNode::asText).collect(Collectors.joining(","));
      return peer.at("/ipBlock/cidr").asText() + (except.isEmpty() ? "" : " but " + except);
    }
    if (peer.has("namespaceSelector")) {
      return String.join(",", texts(peer.at("/namespaceSelector/matchLabels")).values());
    }
    return who(rendering, peer.path("podSelector"));
  }

  /** The part that is selected; "all" for all of ours; what the label says for others. */
  private static String who(Rendering rendering, JsonNode selector) {
    Set<String> parts = parts(rendering, selector);
    return switch (parts.size()) {
      case 0 -> String.join(",", texts(selector.path("matchLabels")).values());
      case 1 -> parts.iterator().next();
      default -> "all";
    };
  }

  private static Set<String> parts(Rendering rendering, JsonNode selector) {
    Map<String, String> labels = texts(selector.path("matchLabels"));
    return rendering
        .withPods()
        .filter(pod -> pod.podLabels().entrySet().containsAll(labels.entrySet()))
        .map(Document::part)
        .collect(Collectors.toSet());
  }

  private static String ports(JsonNode rule) {
    return each(rule.path("ports"))
        .map(port -> port.path("port").asText())
        .collect(Collectors.joining(","));
  }
}
