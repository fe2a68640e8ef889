package io.revento.connect.access.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.revento.connect.access.testing.Tokens;
import io.revento.connect.access.testing.TrustedKey;
import io.revento.connect.contract.access.Roles;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrustedKey.class)
class ProblemIT {

  @Test
  void an_unknown_path_is_not_found() {
    problem(operator().get("/nothing/here").then(), 404, "not_found");
    problem(operator().get("/probe/nothing").then(), 404, "not_found");
  }

  @Test
  void a_browser_too_gets_the_problem_and_no_page_of_the_framework() {
    problem(operator().accept("text/html").get("/nothing").then(), 404, "not_found");
  }

  @Test
  void another_method_is_not_allowed() {
    problem(operator().delete("/probe").then(), 405, "method_not_allowed");
  }

  @Test
  void a_type_that_is_not_offered_is_not_acceptable() {
    problem(operator().accept("image/png").get("/probe").then(), 406, "not_acceptable");
  }

  @Test
  void a_body_of_another_type_is_unsupported() {
    problem(
        operator().contentType("text/plain").body("1").post("/probe/changes").then(),
        415,
        "unsupported_media_type");
  }

  @Test
  void a_body_that_is_not_json_or_not_of_the_form_is_named_as_such() {
    problem(json("{\"number\":").post("/probe/changes").then(), 400, "malformed_body");
    problem(json("{\"number\":\"x\"}").post("/probe/changes").then(), 400, "malformed_body");
    problem(json("[]").post("/probe/changes").then(), 400, "malformed_body");
  }

  @Test
  void a_parameter_that_is_no_number_is_a_bad_request() {
    problem(operator().get("/probe?limit=many").then(), 400, "bad_parameter");
  }

  @Test
  void passing_trouble_says_when_to_come_back() {
    problem(operator().get("/probe/busy").then(), 503, "busy").header("Retry-After", "2");
  }

  @Test
  void a_trouble_that_passes_by_itself_is_no_bug() {
    problem(operator().get("/probe/tide").then(), 503, "low_tide").header("Retry-After", "3");
  }

  @Test
  void a_bug_tells_nothing_of_itself() {
    ValidatableResponse answer =
        problem(operator().get("/probe/crash").then(), 500, "internal_error");
    assertThat(answer.extract().asString()).doesNotContain("secret");
  }

  private static RequestSpecification operator() {
    return given().auth().oauth2(Tokens.of(Roles.OPERATOR));
  }

  private static RequestSpecification json(String body) {
    return operator().contentType("application/json").body(body);
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("code", equalTo(code))
        .body("detail", notNullValue());
  }
}
