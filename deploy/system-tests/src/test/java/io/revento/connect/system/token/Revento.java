package io.revento.connect.system.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.local.setup.JsonHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The sandbox's control: what it saw, and what shall go wrong there. */
final class Revento {

  private final URI base;
  private final JsonHttp http = JsonHttp.anonymous();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  Revento(URI base) {
    this.base = base;
  }

  URI base() {
    return base;
  }

  /** From now on; nothing but this goes wrong with OAuth. */
  void oauthFaults(Map<String, Object> knobs) throws IOException, InterruptedException {
    put("/sandbox/faults", Map.of("oauth", knobs));
  }

  void healthy() throws IOException, InterruptedException {
    put("/sandbox/faults", Map.of());
  }

  /** The sandbox's time, to tell what came after it. */
  String now() throws IOException, InterruptedException {
    return http.get(base.resolve("/sandbox/clock")).path("now").asText();
  }

  void advance(Duration by) throws IOException, InterruptedException {
    put("/sandbox/clock", Map.of("advance", by.toString()));
  }

  /** The statuses of the refreshes that came since then, in the order of the answers. */
  List<Integer> refreshes(String since) throws IOException, InterruptedException {
    return calls(since, "refresh_token");
  }

  /** The statuses of the codes that were brought since then. */
  List<Integer> exchanges(String since) throws IOException, InterruptedException {
    return calls(since, "authorization_code");
  }

  /** So many more participants, and the users that they are. */
  List<String> load(String eventId, int participants) throws IOException, InterruptedException {
    http.post(
        base.resolve("/sandbox/load"),
        Map.of("event_id", eventId, "participants", participants, "activities", 0));
    return StreamSupport.stream(
            http.get(base.resolve("/sandbox/users?event_id=" + eventId)).path("data").spliterator(),
            false)
        .map(user -> user.path("id").asText())
        .filter(id -> id.startsWith("usr_l"))
        .toList();
  }

  private List<Integer> calls(String since, String grantType)
      throws IOException, InterruptedException {
    JsonNode log = http.get(base.resolve("/sandbox/requests?path=/oauth/token&since=" + since));
    return StreamSupport.stream(log.path("data").spliterator(), false)
        .filter(call -> grantType.equals(call.path("grant_type").asText()))
        .map(call -> call.path("status").asInt())
        .toList();
  }

  private void put(String path, Object body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("PUT " + path + " answered " + answer.body());
    }
  }
}
