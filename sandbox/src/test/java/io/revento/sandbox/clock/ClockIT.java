package io.revento.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Control;
import io.revento.sandbox.testing.Receiver;
import io.revento.sandbox.testing.Receiver.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** One clock for everything: what is due happens when it is due, in order, however far it jumps. */
@QuarkusTest
class ClockIT {

  private static final Duration SOON = Duration.ofSeconds(5);

  /** A try as the log has it. */
  private record Tried(Instant at, String webhookId) {}

  @Test
  void one_jump_expires_tokens_retries_deliveries_turns_waves_and_resets_in_order()
      throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(500))) {
      Client client = Client.registered(receiver.url(), "*");
      Map<String, Object> tokens =
          client.connect(client.consent("usr_ingrid_solberg", "evt_sandbox_test"));
      Api api = new Api(tokens.get("access_token").toString());
      Instant opens = Control.now().plus(Duration.ofMinutes(20)).plusMillis(7);
      Control.post(
          "/sandbox/registration-waves",
          Map.of(
              "event_id",
              "evt_own_live",
              "name",
              "Second thoughts",
              "opens_at",
              opens.toString(),
              "closes_at",
              opens.plus(Duration.ofHours(3)).toString(),
              "capacity",
              5));
      // Two that leave at once may arrive in either order.
      await().atMost(SOON).until(() -> receiver.received().size() == 1);
      Control.patch("/sandbox/activities/act_test_d2_t1_03", Map.of("title", "Soon undone"));
      await().atMost(SOON).until(() -> receiver.received().size() == 2);
      api.get("/event").then().statusCode(200);

      Control.advance("P8D");

      api.get("/event").then().statusCode(401);
      Api refreshed =
          new Api(client.refresh(tokens.get("refresh_token").toString()).path("access_token"));
      assertThat(refreshed.get("/activities/act_test_d2_t1_03").jsonPath().getString("title"))
          .isNotEqualTo("Soon undone");
      JsonPath log = Control.deliveries(client);
      assertThat(log.getList("data.type"))
          .containsExactly(
              "registration_wave.closed",
              "registration_wave.opened",
              "activity.updated",
              "registration_wave.created");
      assertThat(Instant.parse(log.getString("data[1].tries[0].at")))
          .isBetween(opens, opens.plusSeconds(5));
      List<Tried> tries = tries(log);
      assertThat(tries).hasSize(40);
      assertThat(receiver.received())
          .extracting(one -> one.headers().get("webhook-id"))
          .isEqualTo(tries.stream().map(Tried::webhookId).toList());
    }
  }

  @Test
  void two_who_advance_at_once_move_the_clock_by_both_steps() {
    Instant before = Control.now();
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> Control.advance("PT1H")),
            CompletableFuture.runAsync(() -> Control.advance("PT1H")))
        .join();
    assertThat(Control.now()).isAfterOrEqualTo(before.plus(Duration.ofHours(2)));
  }

  @Test
  void receivers_are_told_the_real_time_whatever_the_clock_says() throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(200))) {
      Client client = Client.registered(receiver.url(), "*");
      Control.advance("P2D");
      Control.post(
          "/sandbox/triggers/badge.printed", Map.of("integration_id", client.integrationId()));
      await().atMost(SOON).until(() -> receiver.received().size() == 1);
      long sent = Long.parseLong(receiver.received().get(0).headers().get("webhook-timestamp"));
      assertThat(Instant.ofEpochSecond(sent))
          .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
      assertThat(Instant.parse(Control.deliveries(client).getString("data[0].tries[0].at")))
          .isAfter(Instant.now().plus(Duration.ofDays(1)));
    }
  }

  /** By their time, as the sandbox's clock has it. */
  private static List<Tried> tries(JsonPath log) {
    List<Tried> tries = new ArrayList<>();
    for (int i = 0; i < log.getInt("data.size()"); i++) {
      String webhookId = log.getString("data[" + i + "].webhook_id");
      log.getList("data[" + i + "].tries.at", String.class)
          .forEach(at -> tries.add(new Tried(Instant.parse(at), webhookId)));
    }
    tries.sort(Comparator.comparing(Tried::at));
    return tries;
  }
}
