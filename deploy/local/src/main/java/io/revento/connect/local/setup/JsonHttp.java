package io.revento.connect.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** JSON over HTTP, with a bearer token or without; an answer of 4xx or 5xx is an error. */
public final class JsonHttp {

  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int FIRST_ERROR = 400;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Optional<String> bearer;

  private JsonHttp(Optional<String> bearer) {
    this.bearer = bearer;
  }

  public static JsonHttp anonymous() {
    return new JsonHttp(Optional.empty());
  }

  public static JsonHttp withToken(String token) {
    return new JsonHttp(Optional.of(token));
  }

  /**
   * @throws IOException when there is no answer, or one that says no
   */
  public JsonNode get(URI uri) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  /**
   * @param body anything that Jackson can write
   * @throws IOException when there is no answer, or one that says no
   */
  public JsonNode post(URI uri, Object body) throws IOException, InterruptedException {
    return send(withBody(uri, "POST", body));
  }

  /**
   * @param body anything that Jackson can write
   * @throws IOException when there is no answer, or one that says no
   */
  public JsonNode patch(URI uri, Object body) throws IOException, InterruptedException {
    return send(withBody(uri, "PATCH", body));
  }

  /**
   * @param body anything that Jackson can write
   * @throws IOException when there is no answer, or one that says no
   */
  public JsonNode put(URI uri, Object body) throws IOException, InterruptedException {
    return send(withBody(uri, "PUT", body));
  }

  /**
   * @throws IOException when there is no answer, or one that says no
   */
  public void delete(URI uri) throws IOException, InterruptedException {
    send(HttpRequest.newBuilder(uri).DELETE());
  }

  private HttpRequest.Builder withBody(URI uri, String method, Object body) throws IOException {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
  }

  private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    bearer.ifPresent(token -> builder.header("Authorization", "Bearer " + token));
    HttpRequest request = builder.timeout(ANSWER).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= FIRST_ERROR) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(
                  request.method(),
                  request.uri().getPath(),
                  response.statusCode(),
                  response.body()));
    }
    return json.readTree(response.body());
  }
}
