package io.revento.sandbox.testing;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.Map;

/** Calls of the control API that tests have in common. Each must succeed. */
public final class Control {

  private Control() {}

  public static Instant now() {
    return Instant.parse(get("/sandbox/clock").getString("now"));
  }

  public static void advance(String step) {
    send("PUT", "/sandbox/clock", Map.of("advance", step));
  }

  public static void advanceTo(Instant time) {
    send("PUT", "/sandbox/clock", Map.of("now", time.toString()));
  }

  public static JsonPath get(String path) {
    return given().get(path).then().statusCode(200).extract().jsonPath();
  }

  public static JsonPath post(String path, Map<String, ?> body) {
    return send("POST", path, body);
  }

  public static JsonPath patch(String path, Map<String, ?> body) {
    return send("PATCH", path, body);
  }

  public static void delete(String path) {
    given().delete(path).then().statusCode(204);
  }

  /** The deliveries of that integration, the newest first. */
  public static JsonPath deliveries(Client client) {
    return get("/sandbox/deliveries?integration_id=" + client.integrationId());
  }

  /** How many tries all deliveries of that integration had. */
  public static int tries(Client client) {
    return deliveries(client).getList("data.tries.flatten()").size();
  }

  private static JsonPath send(String method, String path, Map<String, ?> body) {
    var answer = given().contentType("application/json").body(body).request(method, path).then();
    if (answer.extract().statusCode() / 100 != 2) {
      throw new AssertionError(method + " " + path + ": " + answer.extract().asString());
    }
    return answer.extract().jsonPath();
  }
}
