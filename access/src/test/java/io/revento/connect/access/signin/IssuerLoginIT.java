package io.revento.connect.access.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.revento.connect.access.testing.FakeIssuer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser without a token, at a service whose issuer has a login page. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
class IssuerLoginIT {

  /** Keeps cookies as a browser does. */
  private final CookieFilter cookies = new CookieFilter();

  @BeforeEach
  void everyone_is_a_reader() {
    FakeIssuer.gives(claims -> {});
  }

  @Test
  void a_page_is_shown_after_the_login_at_the_issuer() {
    assertThat(get("/probe?limit=3", "text/html").getHeader("Location"))
        .endsWith("/sign-in?to=%2Fprobe%3Flimit%3D3");
    Response back = signIn("/probe?limit=3");
    assertThat(back.getHeader("Location")).endsWith("/probe?limit=3");
    assertThat(back.getDetailedCookie(TokenCookie.NAME).isHttpOnly()).isTrue();
    Response page = get("/probe?limit=3", "text/html, */*");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).isEqualTo("read 3");
  }

  @Test
  void nothing_but_the_cookie_of_the_token_is_kept() {
    signIn("/");
    given()
        .filter(cookies)
        .redirects()
        .follow(false)
        .get("/sign-in/issuer")
        .then()
        .statusCode(302)
        .header("Location", containsString("/authorize?"));
  }

  @Test
  void the_page_of_the_links_sends_on_to_the_issuer() {
    given().get("/sign-in").then().body(containsString("data-login=\"/sign-in/issuer\""));
  }

  @Test
  void whoever_was_given_no_token_for_us_is_told_so_and_not_sent_round_in_circles() {
    FakeIssuer.gives(claims -> claims.setAudience("another-service"));
    Response back = signIn("/probe");
    assertThat(back.getHeader("Location")).endsWith("/sign-in?problem=not_for_us");
    assertThat(back.getCookies()).doesNotContainKey(TokenCookie.NAME);
  }

  @Test
  void a_token_too_long_for_a_cookie_is_not_lost_without_a_word() {
    FakeIssuer.gives(claims -> claims.setClaim("pad", "x".repeat(4_000)));
    assertThat(signIn("/probe").getHeader("Location")).endsWith("/sign-in?problem=token_too_long");
  }

  @Test
  void roles_and_events_are_those_of_the_access_token() {
    FakeIssuer.gives(claims -> claims.setStringListClaim("events", List.of("evt_1")));
    signIn("/");
    assertThat(get("/probe/events/evt_1", "text/plain").statusCode()).isEqualTo(200);
    assertThat(get("/probe/events/evt_2", "text/plain").statusCode()).isEqualTo(404);
  }

  @Test
  void the_way_back_leads_to_no_other_host() {
    for (String evil : List.of("https://evil.example/", "//evil.example", "/\\evil.example")) {
      assertThat(signIn(evil).getHeader("Location"))
          .isEqualTo("http://localhost:" + RestAssured.port + "/");
    }
  }

  @Test
  void machines_bring_their_token_as_ever() {
    given()
        .accept("application/json")
        .get("/probe")
        .then()
        .statusCode(401)
        .body("code", equalTo("unauthenticated"));
  }

  /** From the redirect to the issuer to the answer that sets the cookie. */
  private Response signIn(String to) {
    Response leaving =
        browser().queryParam("to", to).accept("text/html").get(SignInResource.PATH + "/issuer");
    assertThat(leaving.statusCode()).isEqualTo(302);
    Response login = follow(leaving);
    Response exchanged = follow(login);
    assertThat(exchanged.statusCode()).isEqualTo(302);
    Response back = follow(exchanged);
    assertThat(back.statusCode()).isEqualTo(303);
    return back;
  }

  private Response follow(Response redirect) {
    return browser().urlEncodingEnabled(false).get(redirect.getHeader("Location"));
  }

  private Response get(String path, String accept) {
    return browser().accept(accept).get(path);
  }

  private RequestSpecification browser() {
    return given().filter(cookies).redirects().follow(false);
  }
}
