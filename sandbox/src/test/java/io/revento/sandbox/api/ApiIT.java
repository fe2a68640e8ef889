package io.revento.sandbox.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiIT {

  private static final String ORGANIZER = "usr_kofi_mensah";
  private static final String EVENT = "evt_own_live";

  private static Api api() {
    return Client.registered().organizer(ORGANIZER, EVENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roles",
        "registration-waves",
        "applications",
        "participants",
        "programs",
        "threads",
        "activities",
        "venues",
        "buildings",
        "floors",
        "locations"
      })
  void every_collection_is_listed_to_its_end(String collection) {
    Api api = api();
    List<String> ids = walk(api, collection, 7);
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    if (!collection.equals("roles")) {
      api.get("/" + collection + "/" + ids.get(0))
          .then()
          .statusCode(200)
          .body("id", equalTo(ids.get(0)))
          .body("updated_at", notNullValue());
    }
  }

  @Test
  void single_objects_are_those_of_the_token() {
    Api api = api();
    api.get("/event").then().statusCode(200).body("id", equalTo(EVENT));
    api.get("/organization").then().statusCode(200).body("verification", equalTo("formal"));
    api.get("/application-form").then().statusCode(200).body("fields", hasSize(3));
    api.get("/roles/role_own_speaker").then().statusCode(404).body("code", equalTo("not_found"));
    api.get("/participants/par_test_001").then().statusCode(404);
  }

  @Test
  void pages_hold_while_things_are_inserted_and_deleted_between_them() {
    Api api = api();
    String doomed = create("Tidal Hall");
    List<String> before = walk(api, "venues", 200);
    JsonPath first = page(api, "venues", 2, null);
    String seen = create("Lantern Yard");
    given().delete("/sandbox/venues/" + doomed).then().statusCode(204);
    given().delete("/sandbox/venues/" + first.getString("data[0].id")).then().statusCode(204);

    List<String> ids = new ArrayList<>(first.getList("data.id"));
    ids.addAll(walkFrom(api, "venues", 2, first.getString("next_cursor")));

    List<String> expected = new ArrayList<>(before);
    expected.remove(doomed);
    expected.add(seen);
    assertThat(ids).containsExactlyElementsOf(expected);
  }

  @Test
  void updated_since_shows_only_what_changed() {
    Api api = api();
    String now = given().get("/sandbox/clock").jsonPath().getString("now");
    given()
        .body("{\"name\":\"Rope Store, upstairs\"}")
        .patch("/sandbox/locations/loc_live_06")
        .then()
        .statusCode(200);
    api.get("/locations?updated_since=" + now)
        .then()
        .statusCode(200)
        .body("data.id", equalTo(List.of("loc_live_06")))
        .body("next_cursor", nullValue());
  }

  @Test
  void a_known_etag_is_answered_by_304_until_the_content_changes() {
    Api api = api();
    String tag = api.get("/threads/thr_live_1").then().statusCode(200).extract().header("ETag");
    Map<String, String> known = Map.of("If-None-Match", tag);
    api.get("/threads/thr_live_1", known).then().statusCode(304).header("ETag", tag);
    given().body("{\"color\":\"#123456\"}").patch("/sandbox/threads/thr_live_1");
    api.get("/threads/thr_live_1", known).then().statusCode(200).body("color", equalTo("#123456"));
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0, invalid_limit",
    "limit, 201, invalid_limit",
    "limit, many, invalid_limit",
    "cursor, made-up, invalid_cursor",
    "updated_since, yesterday, invalid_updated_since",
  })
  void a_query_that_cannot_be_is_400(String name, String value, String code) {
    api()
        .get("/venues?" + name + "=" + value)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void a_narrow_token_is_refused_only_what_it_lacks() {
    Client client = Client.registered();
    Map<String, String> consent = client.consent(ORGANIZER, EVENT);
    consent.put("scope", "program:read");
    Api api = new Api(client.connect(consent).get("access_token").toString());
    api.get("/activities").then().statusCode(200);
    for (String other : List.of("event", "applications", "participants", "venues", "roles")) {
      api.get("/" + other).then().statusCode(403).body("code", equalTo("insufficient_scope"));
    }
  }

  @Test
  void every_answer_says_what_is_left_of_the_rate() {
    Api api = api();
    int left = remaining(api);
    assertThat(remaining(api)).isEqualTo(left - 1);
    given().get("/api/v1/event").then().statusCode(401).header("RateLimit-Limit", notNullValue());
  }

  private static int remaining(Api api) {
    return Integer.parseInt(api.get("/event").then().extract().header("RateLimit-Remaining"));
  }

  private static String create(String name) {
    return given()
        .body("{\"event_id\":\"" + EVENT + "\",\"name\":\"" + name + "\"}")
        .post("/sandbox/venues")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static List<String> walk(Api api, String collection, int limit) {
    JsonPath first = page(api, collection, limit, null);
    List<String> ids = new ArrayList<>(first.getList("data.id"));
    ids.addAll(walkFrom(api, collection, limit, first.getString("next_cursor")));
    return ids;
  }

  private static List<String> walkFrom(Api api, String collection, int limit, String cursor) {
    List<String> ids = new ArrayList<>();
    for (String next = cursor; next != null; ) {
      JsonPath page = page(api, collection, limit, next);
      assertThat(page.getList("data")).hasSizeLessThanOrEqualTo(limit);
      ids.addAll(page.getList("data.id"));
      next = page.getString("next_cursor");
    }
    return ids;
  }

  private static JsonPath page(Api api, String collection, int limit, String cursor) {
    String query = "?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor);
    return api.get("/" + collection + query).then().statusCode(200).extract().jsonPath();
  }
}
