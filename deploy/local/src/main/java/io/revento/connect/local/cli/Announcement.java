package io.revento.connect.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.embedded.ServiceDatabases;
import io.revento.connect.local.setup.Credentials;
import io.revento.connect.local.stack.LocalStack;
import io.revento.connect.local.stack.Ports.Port;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is up, for people and for scripts. */
record Announcement(
    LocalStack stack, Credentials credentials, String eventId, String connectionId, String token) {

  /** The one line of {@code --headless}. */
  String ready() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("sandbox", stack.url(Port.SANDBOX).toString());
    facts.put("ingress", stack.url(Port.INGRESS).toString());
    facts.put("token", stack.url(Port.TOKEN).toString());
    facts.put("sync", stack.url(Port.SYNC).toString());
    facts.put("projection", stack.url(Port.PROJECTION).toString());
    facts.put("kafka", stack.kafka());
    Map<String, String> postgres = new LinkedHashMap<>();
    postgres.put("url", stack.postgresUrl(ServiceDatabases.ADMIN));
    postgres.put("user", ServiceDatabases.ADMIN);
    postgres.put("password", ServiceDatabases.ADMIN);
    facts.put("postgres", postgres);
    facts.put("event_id", eventId);
    facts.put("connection_id", connectionId);
    facts.put("integration_id", credentials.integrationId());
    facts.put("client_id", credentials.clientId());
    facts.put("credentials_file", stack.secrets().credentialsFile().toString());
    try {
      return "READY " + new ObjectMapper().writeValueAsString(facts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a map of texts is always JSON", impossible);
    }
  }

  String text(Optional<String> pendingApplication) {
    URI projection = stack.url(Port.PROJECTION);
    String participants = projection + "/api/events/" + eventId + "/participants";
    return """

        Revento Connect is up. Sign in first, once for all pages (valid for 8 hours):

          %s/sign-in#%s

        Then look at
          Board          %s/
          Connections    %s/connect
          Sandbox        %s/

        Try it: approve an application at Revento, and see the read model change.

          TOKEN=$(deploy/local/token reader)
          curl -X POST %s/sandbox/applications/%s/approve
          curl -H "Authorization: Bearer $TOKEN" '%s?status=approved&limit=3'

        Kafka          %s
        PostgreSQL     %s  (user and password: postgres)
        Logs           %s

        Ctrl-C stops everything; the next run goes on with this data, --fresh forgets it.
        """
        .formatted(
            projection,
            token,
            projection,
            stack.url(Port.TOKEN),
            stack.url(Port.SANDBOX),
            stack.url(Port.SANDBOX),
            pendingApplication.orElse("APPLICATION_ID"),
            participants,
            stack.kafka(),
            stack.postgresUrl("projection"),
            stack.logs());
  }

  /** Without the token: only the two forms above are meant to be seen. */
  @Override
  public String toString() {
    return "Announcement[connection=" + connectionId + "]";
  }
}
