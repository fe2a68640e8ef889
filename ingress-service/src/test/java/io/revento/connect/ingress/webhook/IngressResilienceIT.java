package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.StoppableKafka;
import io.revento.connect.ingress.testing.RawTopic;
import io.revento.connect.ingress.testing.SecretsResource;
import io.revento.connect.ingress.testing.Sender;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoppableKafka.class)
@WithTestResource(AccessResource.class)
@WithTestResource(SecretsResource.class)
class IngressResilienceIT {

  private static final int SENDERS = 8;
  private static final Duration CONTRACT = Duration.ofSeconds(5);

  private final AtomicInteger sent = new AtomicInteger();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private Sender sender = new Sender(0);

  @BeforeEach
  void find_the_port() {
    sender = new Sender(RestAssured.port);
  }

  @Test
  void while_kafka_is_away_all_are_sent_away_in_time_and_afterwards_it_goes_on_by_itself()
      throws Exception {
    awaitKafkaGroup(200);
    assertThat(deliver()).isEqualTo(202);

    StoppableKafka.stopBroker();
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    List<Future<Integer>> statuses =
        senders.invokeAll(IntStream.range(0, 2 * SENDERS).mapToObj(n -> call()).toList());
    for (Future<Integer> status : statuses) {
      assertThat(status.get()).isEqualTo(503);
    }
    senders.shutdown();
    awaitKafkaGroup(503);
    RestAssured.get("/q/health/ready").then().statusCode(200);
    RestAssured.get("/q/health/live").then().statusCode(200);

    StoppableKafka.startBroker();
    await().atMost(Duration.ofSeconds(30)).until(() -> deliver() == 202);
    awaitKafkaGroup(200);
    IntStream.range(0, 50).forEach(n -> assertThat(deliver()).isEqualTo(202));

    Set<String> kept =
        new RawTopic(StoppableKafka.bootstrapServers())
            .all().stream()
                .map(record -> RawTopic.header(record, "ce_id").orElseThrow())
                .collect(Collectors.toSet());
    assertThat(accepted).hasSizeGreaterThan(50);
    assertThat(kept).containsAll(accepted);
  }

  private Callable<Integer> call() {
    return this::deliver;
  }

  private int deliver() {
    String id = "msg_" + sent.incrementAndGet();
    long begun = System.nanoTime();
    HttpResponse<String> answer = sender.send(id, "{\"type\":\"event.updated\"}");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(CONTRACT);
    if (answer.statusCode() == 202) {
      accepted.add(id);
    } else {
      assertThat(answer.headers().firstValue("retry-after")).hasValue("5");
      assertThat(answer.body()).contains("\"code\":\"kafka_unavailable\"");
    }
    return answer.statusCode();
  }

  private static void awaitKafkaGroup(int status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> RestAssured.get("/q/health/group/kafka").then().statusCode(status));
  }
}
