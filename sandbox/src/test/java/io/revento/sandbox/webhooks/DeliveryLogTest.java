package io.revento.sandbox.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.sandbox.state.journal.Journal;
import io.revento.sandbox.webhooks.Delivery.State;
import io.revento.sandbox.webhooks.sending.WebhooksConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void a_planned_try_is_made_by_whoever_claims_it_first() {
    DeliveryLog log = log(Map.of());
    Delivery delivery = added(log).planned(NOON);
    log.edit(delivery.id(), any -> delivery);
    assertThat(log.claim(delivery.id(), NOON.plusSeconds(1))).isFalse();
    assertThat(log.claim(delivery.id(), NOON)).isTrue();
    assertThat(log.claim(delivery.id(), NOON)).isFalse();
    assertThat(log.find(delivery.id()).orElseThrow().state()).isEqualTo(State.PENDING);
  }

  @Test
  void the_oldest_are_forgotten_beyond_a_number() {
    DeliveryLog log = log(Map.of("sandbox.webhooks.kept", "2"));
    Delivery first = added(log);
    Delivery second = added(log);
    Delivery third = added(log);
    assertThat(log.find(first.id())).isEmpty();
    assertThat(log.newest(Long.MAX_VALUE, 9, any -> true)).containsExactly(third, second);
  }

  @Test
  void the_oldest_are_forgotten_beyond_a_size_and_never_the_newest() {
    DeliveryLog log = log(Map.of("sandbox.webhooks.kept-size", "20K"));
    Delivery first = added(log);
    Delivery second = added(log);
    answered(log, first, 10_000);
    assertThat(log.find(first.id())).isPresent();
    answered(log, second, 10_000);
    assertThat(log.find(first.id())).isEmpty();
    answered(log, second, 50_000);
    assertThat(log.find(second.id())).isPresent();
    Delivery third = added(log);
    assertThat(log.newest(Long.MAX_VALUE, 9, any -> true)).containsExactly(third);
  }

  private static void answered(DeliveryLog log, Delivery delivery, int length) {
    Attempt attempt = new Attempt(NOON, 500, Map.of(), "{}", "x".repeat(length));
    log.edit(delivery.id(), one -> one.after(attempt, State.PENDING, NOON));
  }

  private static Delivery added(DeliveryLog log) {
    long number = log.nextNumber();
    Delivery delivery =
        new Delivery(
            "dlv_" + number,
            number,
            "msg_" + number,
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "badge.printed",
            "int_1",
            "evt_1",
            State.PENDING,
            NOON,
            null,
            "{}",
            0,
            List.of());
    log.add(delivery);
    return delivery;
  }

  private static DeliveryLog log(Map<String, String> settings) {
    WebhooksConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(WebhooksConfig.class)
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(WebhooksConfig.class);
    return new DeliveryLog(config, Journal.none());
  }
}
