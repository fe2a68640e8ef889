package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.KafkaResource;
import io.revento.connect.ingress.body.MemoryBudget;
import io.revento.connect.ingress.testing.SecretsResource;
import io.revento.connect.ingress.testing.Sender;
import io.revento.connect.ingress.testing.StalledSender;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(AccessResource.class)
@WithTestResource(SecretsResource.class)
class StalledSendersIT {

  private static final int MIB = 1024 * 1024;

  /** So many bodies of 1 MiB are the whole budget. */
  private static final int BUDGET = 16;

  /** What one takes of it, however little it sent. */
  private static final int LEAST = 8 * 1024;

  private static final Duration SOON = Duration.ofSeconds(10);

  @Inject MemoryBudget budget;

  private final List<StalledSender> stalled = new ArrayList<>();
  private Sender sender = new Sender(0);

  @BeforeEach
  void find_the_port_and_begin_with_nothing_under_way() {
    sender = Sender.whenReady();
    awaitNothingHeld();
  }

  @AfterEach
  void hang_up() throws IOException {
    for (StalledSender each : stalled) {
      each.close();
    }
  }

  @Test
  void who_announces_much_and_sends_little_keeps_nobody_out_and_is_hung_up_on() throws Exception {
    stall(2 * BUDGET, 1);
    await().atMost(SOON).until(() -> budget.reserved() >= 2 * BUDGET * LEAST);
    assertThat(deliver().statusCode()).isEqualTo(202);
    for (StalledSender each : stalled) {
      assertThat(each.answerUntilClosed())
          .startsWith("HTTP/1.1 408 ")
          .contains("\"code\":\"request_timeout\"");
    }
    awaitNothingHeld();
  }

  @Test
  void who_sends_nothing_at_all_is_hung_up_on_too() throws Exception {
    stall(1, 0);
    assertThat(stalled.get(0).answerUntilClosed()).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void who_goes_on_holding_after_a_refusal_is_hung_up_on() throws Exception {
    stalled.add(new StalledSender(RestAssured.port, MIB + 1, 1));
    assertThat(stalled.get(0).answerUntilClosed()).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void who_sends_all_of_a_refused_body_may_go_on_with_the_connection() throws Exception {
    StalledSender whole = new StalledSender(RestAssured.port, MIB + 1, MIB + 1);
    stalled.add(whole);
    stall(1, 1);
    stalled.get(1).answerUntilClosed();
    whole.askLastly("/q/health/live");
    assertThat(whole.answerUntilClosed()).startsWith("HTTP/1.1 413 ").contains("HTTP/1.1 200 ");
  }

  @Test
  void with_the_memory_full_a_delivery_is_sent_away_and_welcome_once_there_is_room()
      throws Exception {
    stall(BUDGET, MIB - 1);
    // Any delivery of ours before that would take the last sender's place.
    await()
        .atMost(SOON)
        .until(() -> budget.reserved() >= (long) BUDGET * (MIB - 1) * MemoryBudget.HEAP_PER_BYTE);
    HttpResponse<String> answer = deliver();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).hasValue("5");
    assertThat(answer.body()).contains("\"code\":\"overloaded\"");
    hang_up();
    awaitNothingHeld();
    assertThat(deliver().statusCode()).isEqualTo(202);
  }

  private void stall(int senders, int sent) throws IOException {
    for (int n = 0; n < senders; n++) {
      stalled.add(new StalledSender(RestAssured.port, MIB, sent));
    }
  }

  private HttpResponse<String> deliver() {
    return sender.send("msg_" + UUID.randomUUID(), "{\"type\":\"event.updated\"}");
  }

  private void awaitNothingHeld() {
    await().atMost(SOON).untilAsserted(() -> assertThat(budget.reserved()).isZero());
  }
}
