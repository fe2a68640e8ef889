package io.revento.connect.benchmark.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.benchmark.load.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Changes participants at Revento, and tells of it as Revento would. */
final class Notices {

  private static final int ACCEPTED = 202;
  private static final int FIRST_ERROR = 300;
  private static final String JSON = "application/json";

  private final Stage stage;
  private final String event;
  private final Signer signer;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  Notices(Stage stage, String event) {
    this.stage = stage;
    this.event = event;
    this.signer = new Signer(stage.webhookSecret());
  }

  /** A delivery about a participant, with an id of its own. */
  record Notice(String webhookId, String participant) {
    static Notice about(String participant) {
      return new Notice("msg_" + UUID.randomUUID(), participant);
    }
  }

  /** Gives that participant another name, so that the next fetch shows a change. */
  CompletableFuture<Void> change(Notice notice) {
    URI participant = stage.sandbox("/sandbox/participants/" + notice.participant());
    return send(
        HttpRequest.newBuilder(participant)
            .header("Content-Type", JSON)
            .method("PATCH", body(Map.of("name", notice.webhookId()))),
        FIRST_ERROR);
  }

  /** Sends the delivery; ends when ingress-service has accepted it. */
  CompletableFuture<Void> send(Notice notice) {
    byte[] body =
        """
        {"id":"%s","type":"participant.updated","timestamp":"%s","integration_id":"int_1",\
        "event_id":"%s","data":{"resource":"participant","id":"%s"}}"""
            .formatted(notice.webhookId(), Instant.now(), event, notice.participant())
            .getBytes(StandardCharsets.UTF_8);
    long timestamp = Instant.now().getEpochSecond();
    return send(
        HttpRequest.newBuilder(stage.webhooks())
            .header("Content-Type", JSON)
            .header("webhook-id", notice.webhookId())
            .header("webhook-timestamp", Long.toString(timestamp))
            .header(
                "webhook-signature", "v1," + signer.signature(notice.webhookId(), timestamp, body))
            .POST(BodyPublishers.ofByteArray(body)),
        ACCEPTED + 1);
  }

  private CompletableFuture<Void> send(HttpRequest.Builder request, int below) {
    return http.sendAsync(request.build(), BodyHandlers.discarding())
        .thenAccept(answer -> check(answer, below));
  }

  private static void check(HttpResponse<Void> answer, int below) {
    if (answer.statusCode() >= below) {
      throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
    }
  }

  private HttpRequest.BodyPublisher body(Object value) {
    try {
      return BodyPublishers.ofByteArray(json.writeValueAsBytes(value));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
