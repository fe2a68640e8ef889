package io.revento.connect.system.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.system.token.TokenReplicas.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many who want a token at the same time, and come again when they are told to. */
final class Callers {

  private static final Duration ANSWER = Duration.ofSeconds(40);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String serviceToken;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  Callers(String serviceToken) {
    this.serviceToken = serviceToken;
  }

  /** What one caller got in the end. */
  record Served(String accessToken, Instant expiresAt, String fingerprint) {}

  /** One answer, whatever it is. */
  CompletableFuture<HttpResponse<String>> ask(Replica at, String connectionId) {
    return send(at, connectionId, "");
  }

  /**
   * The token that there is.
   *
   * @throws IllegalStateException when it is not lent
   */
  Served token(Replica at, String connectionId) {
    HttpResponse<String> answer = ask(at, connectionId).join();
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("it was answered " + answer.body());
    }
    return served(answer);
  }

  /** A token, after a complaint about the one of that fingerprint. */
  Served complain(Replica at, String connectionId, String fingerprint) throws IOException {
    String body = json.writeValueAsString(Map.of("rejected_fingerprint", fingerprint));
    HttpResponse<String> answer = send(at, connectionId, body).join();
    if (answer.statusCode() != 200) {
      throw new IOException("the complaint was answered " + answer.body());
    }
    return served(answer);
  }

  /** So many of them at each replica; done when the last is served. */
  List<CompletableFuture<Served>> crowd(
      Supplier<List<Replica>> replicas, int each, String connectionId) {
    int all = replicas.get().size() * each;
    return IntStream.range(0, all).mapToObj(i -> serve(replicas, i, connectionId)).toList();
  }

  private CompletableFuture<Served> serve(
      Supplier<List<Replica>> replicas, int number, String connectionId) {
    return serve(replicas, number, connectionId, Instant.now().plus(PATIENCE));
  }

  /** As a load balancer has it: whoever got no answer or a 503 comes to a replica that lives. */
  private CompletableFuture<Served> serve(
      Supplier<List<Replica>> replicas, int number, String connectionId, Instant deadline) {
    List<Replica> alive = replicas.get();
    return ask(alive.get(number % alive.size()), connectionId)
        .handle((answer, gone) -> Optional.ofNullable(answer))
        .thenCompose(
            answer -> {
              if (answer.filter(got -> got.statusCode() == 200).isPresent()) {
                return CompletableFuture.completedFuture(served(answer.get()));
              }
              boolean passing = answer.map(got -> got.statusCode() == 503).orElse(true);
              if (!passing || Instant.now().isAfter(deadline)) {
                String what = answer.map(HttpResponse::body).orElse("no answer");
                return CompletableFuture.failedFuture(new IOException(what));
              }
              return CompletableFuture.runAsync(() -> {}, after(answer))
                  .thenCompose(v -> serve(replicas, number, connectionId, deadline));
            });
  }

  private static Executor after(Optional<HttpResponse<String>> answer) {
    String asked =
        answer.map(got -> got.headers().firstValue("Retry-After").orElseThrow()).orElse("1");
    return CompletableFuture.delayedExecutor(Long.parseLong(asked), TimeUnit.SECONDS);
  }

  private CompletableFuture<HttpResponse<String>> send(Replica at, String id, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(at.url().resolve("/api/connections/" + id + "/token"))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + serviceToken)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  private Served served(HttpResponse<String> answer) {
    try {
      JsonNode token = json.readTree(answer.body());
      return new Served(
          token.path("access_token").asText(),
          Instant.parse(token.path("expires_at").asText()),
          token.path("fingerprint").asText());
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }
}
