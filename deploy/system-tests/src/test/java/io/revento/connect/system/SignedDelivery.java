package io.revento.connect.system;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A delivery as Revento would send it, signed by the Standard Webhooks project's own library. */
public record SignedDelivery(String id, String body, String secret) {

  /** The thin body of a notice about one resource. */
  public static SignedDelivery about(
      String id, String type, String eventId, String resource, String resourceId, String secret) {
    String body =
        """
        {"id":"%s","type":"%s","timestamp":"%s","event_id":"%s",\
        "data":{"resource":"%s","id":"%s"}}"""
            .formatted(id, type, Instant.now(), eventId, resource, resourceId);
    return new SignedDelivery(id, body, secret);
  }

  /** Sends it and gives the status of the answer. */
  public CompletableFuture<Integer> send(HttpClient http, URI url) {
    long timestamp = Instant.now().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(timestamp))
            .header("webhook-signature", signature(timestamp))
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.sendAsync(request, BodyHandlers.discarding())
        .thenApply(response -> response.statusCode());
  }

  /** Sends it with a signature that another secret made. */
  public CompletableFuture<Integer> sendForged(HttpClient http, URI url) {
    String other = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    return new SignedDelivery(id, body, other).send(http, url);
  }

  private String signature(long timestamp) {
    try {
      return new Webhook(secret).sign(id, timestamp, body);
    } catch (com.standardwebhooks.exceptions.WebhookSigningException failure) {
      throw new IllegalStateException("the library cannot sign", failure);
    }
  }
}
