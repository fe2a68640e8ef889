package io.revento.connect.projection.support;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.testing.Infrastructure;
import java.time.Duration;
import java.util.List;

/** Who calls. */
public final class Callers {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private Callers() {}

  public static RequestSpecification reader() {
    return bearer(Infrastructure.keys().token(Roles.READER, LIFETIME));
  }

  public static RequestSpecification operator() {
    return bearer(Infrastructure.keys().token(Roles.OPERATOR, LIFETIME));
  }

  public static RequestSpecification service() {
    return bearer(Infrastructure.keys().token(Roles.SERVICE, LIFETIME));
  }

  public static RequestSpecification of(String role, String... events) {
    return bearer(Infrastructure.keys().token(role, LIFETIME, List.of(events)));
  }

  public static RequestSpecification bearer(String token) {
    // Queries stand in the tests as they go over the wire.
    return given().urlEncodingEnabled(false).auth().oauth2(token);
  }
}
