package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.revento.connect.embedded.soak.Soak;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.StoppableKafka;
import io.revento.connect.ingress.testing.Answered;
import io.revento.connect.ingress.testing.Load;
import io.revento.connect.ingress.testing.RawTopic;
import io.revento.connect.ingress.testing.SecretsResource;
import io.revento.connect.ingress.testing.Sender;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoppableKafka.class)
@WithTestResource(AccessResource.class)
@WithTestResource(SecretsResource.class)
class IngressResilienceIT {

  /** Of the contract, for every answer. */
  private static final Duration WITHIN = Duration.ofSeconds(5);

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration MINUTES = Duration.ofMinutes(5);

  @Test
  void while_kafka_is_away_all_are_sent_away_in_time_and_afterwards_it_flows_again_by_itself()
      throws Exception {
    try (Soak soak = Soak.begin("ingress-outage")) {
      int seconds = soak.count("outage-seconds", 6, 75);
      int rate = soak.count("deliveries-per-second", 100, 200);
      awaitKafkaGroup(200);
      List<Answered> answers = underLoad(soak, rate, rate * seconds);

      List<Answered> refused = answers.stream().filter(each -> !each.accepted()).toList();
      assertThat(refused).hasSizeGreaterThanOrEqualTo(rate * seconds).allMatch(Answered::sentAway);
      assertThat(answers).allMatch(each -> each.took().compareTo(WITHIN) < 0);
      Set<String> accepted = Load.acceptedIds(answers);
      assertThat(new RawTopic(StoppableKafka.bootstrapServers()).webhookIds())
          .containsAll(accepted);

      soak.saw("accepted, all of them in the topic", accepted.size());
      soak.saw("answered 503 with Retry-After", refused.size());
      soak.saw("other answers", 0);
      soak.saw("slowest answer, ms", slowest(answers));
      soak.passed();
    }
  }

  private static List<Answered> underLoad(Soak soak, int rate, int refusals) throws Exception {
    try (Load load = Load.begin(new Sender(RestAssured.port), rate)) {
      awaitMoreAccepted(load, rate);
      StoppableKafka.stopBroker();
      long begun = System.nanoTime();
      await().atMost(MINUTES).until(() -> load.refused() >= refusals);
      awaitKafkaGroup(503);
      RestAssured.get("/q/health/ready").then().statusCode(200);
      RestAssured.get("/q/health/live").then().statusCode(200);

      StoppableKafka.startBroker();
      soak.saw("broker away, s", Duration.ofNanos(System.nanoTime() - begun).toSeconds());
      awaitMoreAccepted(load, rate);
      awaitKafkaGroup(200);
      return load.end();
    }
  }

  private static void awaitMoreAccepted(Load load, int more) {
    long before = load.accepted();
    await().atMost(SOON).until(() -> load.accepted() >= before + more);
  }

  private static long slowest(List<Answered> answers) {
    return answers.stream().mapToLong(each -> each.took().toMillis()).max().orElseThrow();
  }

  private static void awaitKafkaGroup(int status) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> RestAssured.get("/q/health/group/kafka").then().statusCode(status));
  }
}
