package io.revento.connect.access.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.revento.connect.access.testing.Tokens;
import io.revento.connect.access.testing.TrustedKey;
import io.revento.connect.contract.access.Roles;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A proxy ends TLS, and the browser knows the service by the proxy's name. */
@QuarkusTest
@TestProfile(BehindProxyIT.Forwarding.class)
@WithTestResource(TrustedKey.class)
class BehindProxyIT {

  @Test
  void the_browsers_origin_is_the_proxys_and_its_cookie_is_for_tls_only() {
    Cookie cookie =
        forwarded()
            .auth()
            .oauth2(Tokens.of(Roles.OPERATOR))
            .post("/sign-in")
            .then()
            .statusCode(204)
            .extract()
            .detailedCookie(TokenCookie.NAME);
    assertThat(cookie.isSecured()).isTrue();
    change(cookie, "https://connect.example").statusCode(200);
    for (String foreign : new String[] {"http://connect.example", "https://evil.example"}) {
      change(cookie, foreign).statusCode(403).body("code", equalTo("cross_origin"));
    }
  }

  private static ValidatableResponse change(Cookie cookie, String origin) {
    return forwarded()
        .cookie(TokenCookie.NAME, cookie.getValue())
        .header("Origin", origin)
        .contentType("application/json")
        .body("{\"number\": 1}")
        .post("/probe/changes")
        .then();
  }

  private static RequestSpecification forwarded() {
    return given()
        .header("X-Forwarded-Proto", "https")
        .header("X-Forwarded-Host", "connect.example");
  }

  /** As a deployment behind a proxy is told. */
  public static final class Forwarding implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("PROXY_ADDRESS_FORWARDING", "true");
    }
  }
}
