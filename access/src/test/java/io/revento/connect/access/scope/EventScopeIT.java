package io.revento.connect.access.scope;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.revento.connect.access.testing.Tokens;
import io.revento.connect.access.testing.TrustedKey;
import io.revento.connect.contract.access.Roles;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrustedKey.class)
class EventScopeIT {

  @Test
  void a_token_that_names_no_events_sees_all() {
    event(Tokens.of(Roles.READER)).statusCode(200);
  }

  @Test
  void a_token_sees_the_events_that_it_names() {
    event(Tokens.of(Roles.READER, List.of("evt_2", "evt_1"))).statusCode(200);
  }

  @Test
  void any_other_event_does_not_exist_for_it() {
    hidden(event(Tokens.of(Roles.READER, List.of("evt_2"))));
    hidden(event(Tokens.of(Roles.READER, List.of())));
  }

  @Test
  void a_claim_that_is_no_list_permits_nothing() {
    hidden(event(Tokens.with(Roles.READER, claims -> claims.setClaim("events", "evt_1"))));
    hidden(event(Tokens.with(Roles.READER, claims -> claims.setClaim("events", true))));
  }

  private static ValidatableResponse event(String token) {
    return given().auth().oauth2(token).get("/probe/events/evt_1").then();
  }

  private static void hidden(ValidatableResponse answer) {
    answer.statusCode(404).body("code", equalTo("not_found"));
  }
}
