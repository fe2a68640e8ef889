package io.revento.connect.sync.gauges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.sync.testing.SyncTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GaugesIT extends SyncTest {

  @Test
  void what_operators_watch_is_told_under_stable_names() {
    double before = gauge("revento_sync_parked");
    world.put("venues", "ven_1", "{\"name\":\"A\"}");
    backfilled();
    world.put("venues", "ven_1", "{\"name\":\"B\"}");
    reconcile();
    String webhookId = "msg_" + UUID.randomUUID();
    deliverRaw(webhookId, webhookId, "{not json");
    assertThat(outcome(webhookId)).isEqualTo("parked");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(gauge("revento_sync_parked")).isEqualTo(before + 1);
              assertThat(gauge("revento_sync_missed_notices")).isPositive();
              assertThat(gauge("revento_sync_intake_lag")).isZero();
              assertThat(gauge("revento_sync_intake_lag_age_seconds")).isZero();
              assertThat(gauge("revento_sync_outcomes{outcome=\"parked\"")).isPositive();
              assertThat(gauge("revento_sync_unsent")).isNotNegative();
              assertThat(gauge("revento_sync_unsent_age_seconds")).isNotNegative();
              assertThat(gauge("revento_sync_undone")).isNotNegative();
              assertThat(gauge("revento_sync_undone_age_seconds")).isNotNegative();
            });
  }

  private double gauge(String name) {
    return await()
        .until(
            () ->
                operator()
                    .get("/q/metrics")
                    .then()
                    .extract()
                    .asString()
                    .lines()
                    .filter(
                        line ->
                            line.startsWith(name + " ")
                                || line.startsWith(name + "{")
                                || (name.contains("{") && line.startsWith(name)))
                    .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .filter(value -> !value.isNaN())
                    .findFirst(),
            found -> found.isPresent())
        .orElseThrow();
  }
}
