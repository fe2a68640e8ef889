package io.revento.connect.ingress.testing;

import io.restassured.RestAssured;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.testing.Infrastructure;

/** What the service under test tells Prometheus. */
public final class Metrics {

  private Metrics() {}

  /** The value of that series, labels and all; 0 while there is none. */
  public static double value(String series) {
    return RestAssured.given()
        .auth()
        .oauth2(Infrastructure.token(Roles.OPERATOR))
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElse(0);
  }
}
