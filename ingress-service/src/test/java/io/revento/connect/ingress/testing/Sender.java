package io.revento.connect.ingress.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends deliveries as Revento would: signed over bytes by the Standard Webhooks scheme. */
public final class Sender {

  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI endpoint;
  private final String secret;

  public Sender(int port) {
    this(port, SECRET);
  }

  public Sender(int port, String secret) {
    this.endpoint = URI.create("http://localhost:" + port + "/webhooks/revento");
    this.secret = secret;
  }

  /**
   * One to the service under test, once that is ready: before, it refuses what it cannot append.
   */
  public static Sender whenReady() {
    await().untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
    return new Sender(RestAssured.port);
  }

  public HttpResponse<String> send(String id, byte[] body) {
    return send(signed(id, body).POST(BodyPublishers.ofByteArray(body)));
  }

  /** As {@link #send(String, byte[])}, without waiting; fails when it is broken off. */
  public CompletableFuture<HttpResponse<String>> sendAsync(String id, byte[] body) {
    HttpRequest request = signed(id, body).POST(BodyPublishers.ofByteArray(body)).build();
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }

  public HttpResponse<String> send(String id, String body) {
    return send(id, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A request with good headers for that body, to be changed and sent. */
  public HttpRequest.Builder signed(String id, byte[] body) {
    return signed(id, Instant.now(), body);
  }

  public HttpRequest.Builder signed(String id, Instant time, byte[] body) {
    long timestamp = time.getEpochSecond();
    return request()
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(timestamp))
        .header("webhook-signature", "v1," + signature(id, timestamp, body))
        .header("content-type", "application/json");
  }

  /** A request without headers. */
  public HttpRequest.Builder request() {
    return HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(10));
  }

  public static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  public static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public String signature(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
