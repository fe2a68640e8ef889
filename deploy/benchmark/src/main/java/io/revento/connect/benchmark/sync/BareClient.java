package io.revento.connect.benchmark.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Reads Revento's API and does nothing with what it reads: as fast as it can be read. */
final class BareClient {

  private static final int OK = 200;

  /** What an organizer's grant shows, as sync-service lists it. */
  private static final List<String> DOCUMENTS =
      List.of("event", "organization", "application-form");

  private static final String PARTICIPANTS = "participants";
  private static final List<String> LISTS =
      List.of(
          "roles",
          "registration-waves",
          "applications",
          PARTICIPANTS,
          "programs",
          "threads",
          "activities",
          "venues",
          "buildings",
          "floors",
          "locations");

  private final URI api;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  BareClient(URI api, String token) {
    this.api = api;
    this.token = token;
  }

  /** Pages through everything, 200 at a time; how many resources there were. */
  int pageThrough() throws IOException, InterruptedException {
    int resources = 0;
    for (String document : DOCUMENTS) {
      get(document);
      resources++;
    }
    for (String list : LISTS) {
      resources += ids(list, Integer.MAX_VALUE).size();
    }
    return resources;
  }

  /** The ids of the first so many participants. */
  List<String> participants(int atMost) throws IOException, InterruptedException {
    return ids(PARTICIPANTS, atMost);
  }

  /** Gets each of these participants, so many at the same time. */
  void getEach(List<String> ids, int atOnce) throws InterruptedException, ExecutionException {
    AtOnce.each(
        ids,
        atOnce,
        id ->
            http.sendAsync(request(PARTICIPANTS + "/" + id), BodyHandlers.ofByteArray())
                .thenAccept(this::read));
  }

  private List<String> ids(String list, int atMost) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get(list + "?limit=200" + cursor);
      page.path("data").forEach(resource -> ids.add(resource.path("id").asText()));
      JsonNode next = page.path("next_cursor");
      cursor = next.isTextual() ? "&cursor=" + next.asText() : "";
    } while (!cursor.isEmpty() && ids.size() < atMost);
    return ids.subList(0, Math.min(atMost, ids.size()));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return read(http.send(request(path), BodyHandlers.ofByteArray()));
  }

  private JsonNode read(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != OK) {
      throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
    }
    try {
      return json.readTree(answer.body());
    } catch (IOException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(api.resolve(path))
        .header("Authorization", "Bearer " + token)
        .build();
  }
}
