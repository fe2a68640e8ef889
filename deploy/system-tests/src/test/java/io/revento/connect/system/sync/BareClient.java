package io.revento.connect.system.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.local.setup.JsonHttp;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.system.RunningSystem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Pages through Revento's API with a lent token and nothing of sync-service's: what is true. */
final class BareClient {

  /** Paths and types as the contract lists them, written down once more. */
  private static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("roles", "role"),
          Map.entry("registration-waves", "registration_wave"),
          Map.entry("applications", "application"),
          Map.entry("participants", "participant"),
          Map.entry("programs", "program"),
          Map.entry("threads", "thread"),
          Map.entry("activities", "activity"),
          Map.entry("venues", "venue"),
          Map.entry("buildings", "building"),
          Map.entry("floors", "floor"),
          Map.entry("locations", "location"));

  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

  private final URI api;
  private final JsonHttp http;

  private BareClient(URI api, JsonHttp http) {
    this.api = api;
    this.http = http;
  }

  static BareClient of(RunningSystem system, String connection)
      throws IOException, InterruptedException {
    String service = system.stack().secrets().keys().token(Roles.SERVICE, TOKEN_LIFETIME);
    URI lend = system.stack().url(Port.TOKEN).resolve("/api/connections/" + connection + "/token");
    String token = JsonHttp.withToken(service).post(lend, Map.of()).path("access_token").asText();
    return new BareClient(system.stack().url(Port.SANDBOX), JsonHttp.withToken(token));
  }

  /** Everything that the event has, by {@code type/id}, without {@code updated_at}. */
  Map<String, JsonNode> everything() throws IOException, InterruptedException {
    Map<String, JsonNode> all = new HashMap<>();
    for (Map.Entry<String, String> list : LISTS.entrySet()) {
      String cursor = "";
      do {
        JsonNode page = get(list.getKey() + "?limit=200" + cursor);
        page.path("data").forEach(resource -> put(all, list.getValue(), resource));
        cursor =
            page.path("next_cursor").isTextual()
                ? "&cursor=" + page.path("next_cursor").asText()
                : "";
      } while (!cursor.isEmpty());
    }
    put(all, "application_form", get("application-form"));
    ObjectNode event = (ObjectNode) get("event");
    JsonNode organization = get("organization");
    event.putObject("organization").set("name", organization.path("name"));
    event.withObject("organization").set("verification", organization.path("verification"));
    put(all, "event", event);
    return all;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return http.get(api.resolve("/api/v1/" + path));
  }

  private static void put(Map<String, JsonNode> all, String type, JsonNode resource) {
    ((ObjectNode) resource).remove("updated_at");
    all.put(type + "/" + resource.path("id").asText(), resource);
  }
}
