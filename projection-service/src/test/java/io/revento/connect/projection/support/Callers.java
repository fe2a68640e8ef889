package io.revento.connect.projection.support;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.testing.Infrastructure;

/** Who calls. */
public final class Callers {

  private Callers() {}

  public static RequestSpecification reader() {
    return bearer(Infrastructure.token(Roles.READER));
  }

  public static RequestSpecification operator() {
    return bearer(Infrastructure.token(Roles.OPERATOR));
  }

  public static RequestSpecification service() {
    return bearer(Infrastructure.token(Roles.SERVICE));
  }

  /** Of a caller who may see only these events. */
  public static RequestSpecification of(String role, String... events) {
    return bearer(Infrastructure.token(role, events));
  }

  public static RequestSpecification bearer(String token) {
    // Queries stand in the tests as they go over the wire.
    return given().urlEncodingEnabled(false).auth().oauth2(token);
  }
}
