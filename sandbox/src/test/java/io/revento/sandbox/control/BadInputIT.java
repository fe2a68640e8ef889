package io.revento.sandbox.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revento.sandbox.testing.Client;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent to the control API, a wrong thing is answered by 4xx that says what to send. */
@QuarkusTest
class BadInputIT {

  /** Each operation that reads a body, with something that it could be about. */
  private static final Map<String, String> WITH_BODY =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("POST /sandbox/integrations", "/sandbox/integrations"),
              Map.entry("PATCH /sandbox/integrations/{id}", "/sandbox/integrations/{integration}"),
              Map.entry(
                  "POST /sandbox/integrations/{id}/rotate-secret",
                  "/sandbox/integrations/{integration}/rotate-secret"),
              Map.entry(
                  "POST /sandbox/events/{id}/organizers",
                  "/sandbox/events/evt_own_live/organizers"),
              Map.entry("POST /sandbox/users/{id}/revoke", "/sandbox/users/usr_p01/revoke"),
              Map.entry(
                  "POST /sandbox/applications/{id}/approve",
                  "/sandbox/applications/app_live_001/approve"),
              Map.entry(
                  "POST /sandbox/applications/{id}/reject",
                  "/sandbox/applications/app_live_001/reject"),
              Map.entry(
                  "POST /sandbox/applications/{id}/request-revision",
                  "/sandbox/applications/app_live_001/request-revision"),
              Map.entry(
                  "POST /sandbox/events/{id}/publish", "/sandbox/events/evt_own_live/publish"),
              Map.entry("POST /sandbox/{collection}", "/sandbox/venues"),
              Map.entry("PATCH /sandbox/{collection}/{id}", "/sandbox/venues/ven_live_1"),
              Map.entry("POST /sandbox/triggers/{type}", "/sandbox/triggers/badge.printed"),
              Map.entry("POST /sandbox/reset", "/sandbox/reset"),
              Map.entry("POST /sandbox/load", "/sandbox/load"),
              Map.entry("PUT /sandbox/clock", "/sandbox/clock"),
              Map.entry("PUT /sandbox/faults", "/sandbox/faults"),
              Map.entry(
                  "POST /sandbox/deliveries/{id}/redeliver",
                  "/sandbox/deliveries/dlv_none/redeliver"),
              Map.entry("POST /sandbox/deliveries/redeliver", "/sandbox/deliveries/redeliver")));

  private static final Set<String> WITHOUT_BODY =
      new TreeSet<>(
          Set.of(
              "DELETE /sandbox/{collection}/{id}",
              "GET /sandbox/clock",
              "GET /sandbox/deliveries",
              "GET /sandbox/faults",
              "GET /sandbox/integrations",
              "GET /sandbox/requests",
              "GET /sandbox/users",
              "GET /sandbox/{collection}"));

  /** By what is wrong with them. */
  private static final Map<String, String> WRONG_EVERYWHERE =
      Map.of(
          "half of it", "{\"a\":",
          "a list", "[]",
          "a text", "\"text\"",
          "a number", "17",
          "null", "null",
          "two of them", "{} {}",
          "an unknown field", "{\"nope\":1}",
          "NUL", "\u0000",
          "far too deep", "{\"a\":" + "[".repeat(1_100));

  private static final int TOO_LARGE = 11_000_000;

  private static String integration;

  static Stream<Arguments> every_operation_and_every_wrong_body() {
    return WITH_BODY.keySet().stream()
        .flatMap(
            operation -> WRONG_EVERYWHERE.keySet().stream().map(w -> Arguments.of(operation, w)));
  }

  static Stream<String> operations_on_something() {
    return Stream.concat(WITH_BODY.keySet().stream(), WITHOUT_BODY.stream())
        .filter(operation -> operation.contains("{id}"));
  }

  @Test
  void no_operation_is_missing_here() {
    Set<String> named = new TreeSet<>(WITH_BODY.keySet());
    named.addAll(WITHOUT_BODY);
    assertThat(named).isEqualTo(operations());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("every_operation_and_every_wrong_body")
  void a_body_that_cannot_be_is_refused(String operation, String wrong) {
    String body = WRONG_EVERYWHERE.get(wrong);
    assertRefused(send(method(operation), WITH_BODY.get(operation), body));
  }

  @ParameterizedTest
  @MethodSource("operations_on_something")
  void an_id_that_nothing_has_is_404(String operation) {
    String path = operation.split(" ")[1].replace("{collection}", "venues");
    String body = operation.endsWith("/organizers") ? "{\"user\":\"usr_p01\"}" : "{}";
    for (String id : new String[] {"nothing", "%00", "%2e%2e", "%F0%9F%8E%AB", "x".repeat(3_000)}) {
      Response answer = send(method(operation), path.replace("{id}", id), body);
      assertRefused(answer);
      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_body_larger_than_any_should_be_is_413() {
    Response answer = send("POST", "/sandbox/venues", "x".repeat(TOO_LARGE));
    assertRefused(answer);
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void a_text_longer_than_any_should_be_is_400() {
    String name = "x".repeat(10_001);
    Response answer =
        send(
            "POST", "/sandbox/venues", "{\"event_id\":\"evt_own_live\",\"name\":\"" + name + "\"}");
    assertRefused(answer);
    assertThat(answer.jsonPath().getString("detail")).contains("10000 characters");
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvFileSource(
      resources = "/bad-input.csv",
      delimiter = '|',
      quoteCharacter = '\'',
      maxCharsPerColumn = 10_000)
  void the_problem_says_what_to_send(
      String method, String path, String body, int status, String words) {
    Response answer = send(method, path, body);
    assertRefused(answer);
    answer.then().statusCode(status).body("detail", containsString(words));
  }

  private static void assertRefused(Response answer) {
    answer
        .then()
        .contentType("application/problem+json")
        .body("type", containsString("urn:revento:problem:"))
        .body("code", not(hasLength(0)))
        .body("detail", not(hasLength(0)));
    assertThat(answer.statusCode()).isBetween(400, 499);
  }

  private static Response send(String method, String path, String body) {
    String target = path.replace("{integration}", integration());
    var request = given().urlEncodingEnabled(false);
    return (body == null ? request : request.contentType("application/json").body(body))
        .request(method, target);
  }

  private static String integration() {
    if (integration == null) {
      integration = Client.registered("http://localhost:1/hook", "never.sent").integrationId();
    }
    return integration;
  }

  private static String method(String operation) {
    return operation.split(" ")[0];
  }

  /** All that the control resources offer, read from their annotations. */
  private static Set<String> operations() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BadInputIT.class.getPackageName())
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(type -> operations(type.reflect()))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> operations(Class<?> resource) {
    String base = resource.getAnnotation(Path.class).value();
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(method -> verb(method).stream().map(verb -> verb + " " + base + subPath(method)));
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .flatMap(
            one ->
                Optional.ofNullable(one.annotationType().getAnnotation(HttpMethod.class)).stream())
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String subPath(Method method) {
    return Optional.ofNullable(method.getAnnotation(Path.class)).map(Path::value).orElse("");
  }
}
