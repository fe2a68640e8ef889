package io.revento.connect.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the sandbox's control API that the local run needs. */
public final class SandboxControl {

  private static final String ORGANIZATION = "Revento Sandbox";

  private final URI base;
  private final JsonHttp http = JsonHttp.anonymous();

  public SandboxControl(URI base) {
    this.base = base;
  }

  /**
   * Registers the integration, or points the one of an earlier run at these URLs where the sandbox
   * still knows it.
   */
  public Credentials register(URI redirectUri, URI webhookUrl, Optional<Credentials> earlier)
      throws IOException, InterruptedException {
    if (earlier.isPresent() && knows(earlier.get().integrationId())) {
      http.patch(
          base.resolve("/sandbox/integrations/" + earlier.get().integrationId()),
          Map.of(
              "redirect_uris", List.of(redirectUri.toString()),
              "webhook_url", webhookUrl.toString()));
      return earlier.get();
    }
    JsonNode registered =
        http.post(
            base.resolve("/sandbox/integrations"),
            Map.of(
                "name",
                "Revento Connect",
                "description",
                "Follows what happens in Revento",
                "contact",
                "platform@example.com",
                "redirect_uris",
                List.of(redirectUri.toString()),
                "webhook_url",
                webhookUrl.toString(),
                "event_types",
                List.of("*")));
    return new Credentials(
        registered.path("integration_id").asText(),
        registered.path("client_id").asText(),
        registered.path("client_secret").asText(),
        registered.path("webhook_secret").asText());
  }

  /** The published event of the sandbox's own organization. */
  public String testEvent() throws IOException, InterruptedException {
    String organization = find("/sandbox/organizations", "name", ORGANIZATION).path("id").asText();
    for (JsonNode event : list("/sandbox/events")) {
      if (organization.equals(event.path("organization_id").asText())
          && "published".equals(event.path("status").asText())) {
        return event.path("id").asText();
      }
    }
    throw new IOException("the sandbox has no published test event");
  }

  /** A user who may consent for that event. */
  public String organizerOf(String eventId) throws IOException, InterruptedException {
    for (JsonNode user : list("/sandbox/users")) {
      for (JsonNode organized : user.path("organizer_of")) {
        if (eventId.equals(organized.asText())) {
          return user.path("id").asText();
        }
      }
    }
    throw new IOException("the sandbox has no organizer of event " + eventId);
  }

  /** How many participants the event has. */
  public int participants(String eventId) throws IOException, InterruptedException {
    return list("/sandbox/participants?event_id=" + eventId).size();
  }

  /** An application of that event that nobody has decided yet. */
  public Optional<JsonNode> pendingApplication(String eventId)
      throws IOException, InterruptedException {
    for (JsonNode application : list("/sandbox/applications?event_id=" + eventId)) {
      if ("pending".equals(application.path("status").asText())) {
        return Optional.of(application);
      }
    }
    return Optional.empty();
  }

  private boolean knows(String integrationId) throws IOException, InterruptedException {
    for (JsonNode integration : list("/sandbox/integrations")) {
      if (integrationId.equals(integration.path("integration_id").asText())) {
        return true;
      }
    }
    return false;
  }

  private JsonNode find(String path, String field, String value)
      throws IOException, InterruptedException {
    for (JsonNode item : list(path)) {
      if (value.equals(item.path(field).asText())) {
        return item;
      }
    }
    throw new IOException("%s has nothing with %s '%s'".formatted(path, field, value));
  }

  private JsonNode list(String path) throws IOException, InterruptedException {
    return http.get(base.resolve(path)).path("data");
  }
}
