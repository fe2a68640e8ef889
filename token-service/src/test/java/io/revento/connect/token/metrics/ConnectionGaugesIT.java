package io.revento.connect.token.metrics;

import static io.revento.connect.token.testing.Service.connect;
import static io.revento.connect.token.testing.Service.lend;
import static io.revento.connect.token.testing.Service.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.token.testing.Database;
import io.revento.connect.token.testing.FakeRevento;
import io.revento.connect.token.testing.TokenServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TokenServiceTest
class ConnectionGaugesIT {

  @BeforeEach
  void calm() {
    FakeRevento.INSTANCE.reset();
  }

  @Test
  void what_needs_a_person_and_how_close_the_next_expiry_is_can_be_watched() {
    String id = connect("evt_gauges");
    String other = connect("evt_gauges_ended");
    double before = value("token_connections{state=\"reconnect_required\"}");
    double ended = value("token_refreshes_total{outcome=\"grantended\"}");
    FakeRevento.INSTANCE.endGrants("evt_gauges_ended");
    Database.expire(other);
    lend(other).then().statusCode(409);

    await()
        .untilAsserted(
            () ->
                assertThat(value("token_connections{state=\"reconnect_required\"}"))
                    .isGreaterThan(before));
    assertThat(value("token_refreshes_total{outcome=\"grantended\"}")).isGreaterThan(ended);

    Database.execute(
        "UPDATE grants SET next_refresh_at = now() + interval '1 h', token_expires_at = now() +"
            + " CASE WHEN id = '"
            + id
            + "' THEN interval '90 s' ELSE interval '2 h' END WHERE state = 'CONNECTED'");
    await()
        .untilAsserted(
            () -> assertThat(value("token_expiry_soonest_seconds{}")).isBetween(60.0, 90.0));
    assertThat(value("token_refreshes_overdue{}")).isNotNegative();
    operator().delete("/api/connections/" + id).then().statusCode(204);
  }

  private static double value(String meter) {
    String name = meter.substring(0, meter.indexOf('{'));
    String tags = meter.substring(meter.indexOf('{') + 1, meter.length() - 1);
    return operator()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> line.contains(tags))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }
}
