package io.revento.sandbox.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.Map;

/** Calls of the API with one access token. */
public record Api(String token) {

  public Response get(String path) {
    return get(path, Map.of());
  }

  public Response get(String path, Map<String, String> headers) {
    return given().auth().oauth2(token).headers(headers).get("/api/v1" + path);
  }
}
