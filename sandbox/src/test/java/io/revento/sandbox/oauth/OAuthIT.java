package io.revento.sandbox.oauth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OAuthIT {

  private static final String ORGANIZER = "usr_ingrid_solberg";
  private static final String EVENT = "evt_sandbox_test";

  private Client client;

  @BeforeEach
  void register() {
    client = Client.registered();
  }

  @Test
  void the_code_flow_ends_in_tokens_that_say_what_they_are_bound_to() {
    Map<String, String> answer = Client.redirect(client.consent(ORGANIZER, EVENT));
    assertThat(answer)
        .containsEntry("from", "revento")
        .containsEntry("state", "a state & more")
        .containsKeys("code", "iss");
    client
        .redeem(answer.get("code"))
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .header("Date", endsWith("GMT"))
        .body("token_type", equalTo("Bearer"))
        .body("expires_in", equalTo(3600))
        .body("event_id", equalTo(EVENT))
        .body("organization_id", equalTo("org_sandbox"))
        .body("user_id", equalTo(ORGANIZER))
        .body("grant", equalTo("organizer"))
        .body("scope", not(containsString("profile:read")));
  }

  @ParameterizedTest
  @CsvSource({
    "usr_ingrid_solberg, evt_sandbox_draft, event:read",
    "usr_kofi_mensah, evt_own_live, roles:read",
    "usr_kofi_mensah, evt_own_draft, program:read applications:read",
  })
  void every_kind_of_event_connects_alike_with_narrower_scopes(
      String user, String event, String scope) {
    Map<String, String> consent = client.consent(user, event);
    consent.put("scope", scope);
    Map<String, Object> tokens = client.connect(consent);
    assertThat(tokens).containsEntry("event_id", event);
    assertThat(tokens.get("scope").toString().split(" "))
        .containsExactlyInAnyOrder(scope.split(" "));
  }

  @Test
  void a_participant_connects_only_their_profile() {
    Map<String, String> consent = client.consent("usr_p05", EVENT);
    consent.put("grant", "participant");
    Map<String, Object> tokens = client.connect(consent);
    assertThat(tokens).containsEntry("scope", "profile:read").containsEntry("grant", "participant");
    var api = new Api(tokens.get("access_token").toString());
    api.get("/me").then().statusCode(200).body("user_id", equalTo("usr_p05"));
    api.get("/event").then().statusCode(403).body("code", equalTo("insufficient_scope"));
  }

  @Test
  void an_organization_that_is_not_formal_is_refused() {
    assertThat(Client.redirect(client.consent("usr_elif_demir", "evt_informal")))
        .containsEntry("error", "access_denied")
        .containsKey("error_description")
        .doesNotContainKey("code");
  }

  @Test
  void a_developer_is_refused_until_added_as_an_organizer() {
    Map<String, String> consent = client.consent("usr_developer", "evt_own_draft");
    assertThat(Client.redirect(consent)).containsEntry("error", "access_denied");
    given()
        .body("{\"user\":\"usr_developer\"}")
        .post("/sandbox/events/evt_own_draft/organizers")
        .then()
        .statusCode(200)
        .body("organizer_of", hasItem("evt_own_draft"));
    assertThat(Client.redirect(consent)).containsKey("code");
  }

  @ParameterizedTest
  @CsvSource({
    "decision, deny, access_denied",
    "response_type, token, unsupported_response_type",
    "code_challenge, short, invalid_request",
    "code_challenge_method, plain, invalid_request",
    "scope, everything, invalid_scope",
    "grant, nobody, invalid_request",
  })
  void what_the_client_did_wrong_is_told_at_its_redirect_uri(
      String name, String value, String error) {
    Map<String, String> consent = client.consent(ORGANIZER, EVENT);
    consent.put(name, value);
    assertThat(Client.redirect(consent))
        .containsEntry("error", error)
        .containsEntry("state", "a state & more");
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, https://app.example/callback, redirect_uri_mismatch",
    "client_id, cli_nobody, unknown_client",
    "user, usr_nobody, unknown_user",
    "event_id, evt_nowhere, unknown_event",
    "decision, perhaps, unknown_decision",
  })
  void what_may_not_be_redirected_is_a_problem(String name, String value, String code) {
    Map<String, String> consent = client.consent(ORGANIZER, EVENT);
    consent.put(name, value);
    given()
        .redirects()
        .follow(false)
        .formParams(consent)
        .post("/oauth/authorize")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void suspended_and_unpublished_integrations_get_no_new_grants() {
    trigger("integration.unpublished");
    Map<String, String> consent = client.consent(ORGANIZER, EVENT);
    assertThat(Client.redirect(consent)).containsEntry("error", "unauthorized_client");
    trigger("integration.published");
    String token = client.connect(consent).get("access_token").toString();
    trigger("integration.suspended");
    assertThat(Client.redirect(consent)).containsEntry("error", "unauthorized_client");
    new Api(token)
        .get("/event")
        .then()
        .statusCode(403)
        .body("code", equalTo("integration_suspended"));
    trigger("integration.reinstated");
    new Api(token).get("/event").then().statusCode(200);
  }

  @Test
  void refresh_tokens_rotate_and_end_by_revocation() {
    Map<String, Object> tokens = client.connect(client.consent(ORGANIZER, EVENT));
    String first = tokens.get("refresh_token").toString();
    String second =
        client
            .refresh(first)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getString("refresh_token");
    assertThat(second).isNotEqualTo(first);
    given()
        .formParam("client_id", client.clientId())
        .formParam("client_secret", client.clientSecret())
        .formParam("token", second)
        .post("/oauth/revoke")
        .then()
        .statusCode(200);
    client.refresh(second).then().statusCode(400).body("error", equalTo("invalid_grant"));
    new Api(tokens.get("access_token").toString())
        .get("/event")
        .then()
        .statusCode(401)
        .body("code", equalTo("invalid_token"));
  }

  @Test
  void clients_that_do_not_prove_themselves_are_401() {
    given()
        .auth()
        .preemptive()
        .basic(client.clientId(), "wrong")
        .formParam("grant_type", "refresh_token")
        .post("/oauth/token")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("Basic"))
        .body("error", equalTo("invalid_client"));
    client
        .token(Map.of("grant_type", "password"))
        .then()
        .statusCode(400)
        .body("error", equalTo("unsupported_grant_type"));
  }

  @Test
  void the_consent_page_shows_who_asks_for_what() {
    given()
        .queryParams(client.consent(ORGANIZER, EVENT))
        .get("/oauth/authorize")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString("Ingrid Solberg"))
        .body(containsString("Applications and their status"));
  }

  @Test
  void metadata_names_the_endpoints() {
    given()
        .get("/.well-known/oauth-authorization-server")
        .then()
        .statusCode(200)
        .body("token_endpoint", endsWith("/oauth/token"))
        .body("code_challenge_methods_supported", hasItem("S256"));
  }

  private void trigger(String type) {
    given()
        .body("{\"integration_id\":\"" + client.integrationId() + "\"}")
        .post("/sandbox/triggers/" + type)
        .then()
        .statusCode(202);
  }
}
