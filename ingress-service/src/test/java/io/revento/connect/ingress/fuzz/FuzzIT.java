package io.revento.connect.ingress.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.revento.connect.embedded.soak.Soak;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.KafkaResource;
import io.revento.connect.ingress.fuzz.FuzzedRequest.Expected;
import io.revento.connect.ingress.testing.RawTopic;
import io.revento.connect.ingress.testing.SecretsResource;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(AccessResource.class)
@WithTestResource(SecretsResource.class)
class FuzzIT {

  private static final int SENDERS = 8;
  private static final int ACCEPTED = 202;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final Set<Integer> acceptedNumbers = ConcurrentHashMap.newKeySet();

  @Test
  void whatever_comes_nothing_fails_and_kafka_holds_what_was_signed_and_nothing_else()
      throws Exception {
    try (Soak soak = Soak.begin("ingress-fuzz")) {
      int requests = soak.count("requests", 5_000, 100_000);
      DeliveryFuzzer fuzzer = new DeliveryFuzzer(soak.seed());
      ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
      Callable<Void> sender = () -> send(fuzzer, requests);
      for (Future<Void> sent :
          senders.invokeAll(IntStream.range(0, SENDERS).mapToObj(n -> sender).toList())) {
        sent.get();
      }
      senders.shutdown();

      assertThat(statuses.keySet()).allMatch(status -> status < 500);
      int kept = keptAsSigned(fuzzer);
      soak.saw("answers by status, 0 for hung up on", new TreeMap<>(statuses));
      soak.saw("in the topic, all signed and byte for byte", kept);
      soak.passed();
    }
  }

  private Void send(DeliveryFuzzer fuzzer, int requests) throws IOException {
    RawConnection connection = new RawConnection(RestAssured.port);
    for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
      if (!connection.open()) {
        connection.close();
        connection = new RawConnection(RestAssured.port);
      }
      FuzzedRequest request = fuzzer.request(n);
      int status =
          request.whole()
              ? connection.exchange(request.bytes())
              : connection.exchangeLastly(request.bytes());
      statuses.merge(status, 1, Integer::sum);
      if (status == ACCEPTED) {
        acceptedNumbers.add(n);
      }
      if (request.expected() != Expected.EITHER) {
        assertThat(status == ACCEPTED)
            .as("%s, number %d: status %d", request.kind(), n, status)
            .isEqualTo(request.expected() == Expected.ACCEPTED);
      }
    }
    connection.close();
    return null;
  }

  /** How many there are of this run; the accepted ones all, and none that was not signed so. */
  private int keptAsSigned(DeliveryFuzzer fuzzer) {
    List<ConsumerRecord<String, byte[]>> records = new RawTopic(kafka).all();
    Set<Integer> kept = new HashSet<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      String id = RawTopic.header(record, "ce_id").orElseThrow();
      if (id.startsWith("fuzz_")) {
        assertThat(record.value()).as(id).isEqualTo(fuzzer.signedBody(id));
        kept.add(Integer.parseInt(id.substring(id.lastIndexOf('_') + 1)));
      }
    }
    assertThat(kept).containsAll(acceptedNumbers);
    return kept.size();
  }
}
