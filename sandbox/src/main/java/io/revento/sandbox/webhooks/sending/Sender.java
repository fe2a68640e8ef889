package io.revento.sandbox.webhooks.sending;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Posts to receivers. */
@ApplicationScoped
public class Sender {

  private final WebhooksConfig config;
  private final HttpClient http;

  /** By host and port, so that a receiver that never answers keeps nobody else waiting. */
  private final Map<String, Turnstile> turnstiles = new ConcurrentHashMap<>();

  Sender(WebhooksConfig config) {
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.timeout())
            .build();
  }

  /** Completes with an answer in every case, also that there was none. */
  public CompletableFuture<Answer> post(URI url, Map<String, String> headers, byte[] body) {
    return turnstiles
        .computeIfAbsent(url.getAuthority(), receiver -> new Turnstile(config.atOnce()))
        .pass(() -> send(url, headers, body))
        .handle(this::answer);
  }

  /** The call itself is ended when time is up: a receiver that never answers holds nothing. */
  private CompletableFuture<HttpResponse<String>> send(
      URI url, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(request.build(), answer -> new Beginning(config.answerKept()));
    return call.copy()
        .orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((answer, failure) -> call.cancel(true));
  }

  private Answer answer(@Nullable HttpResponse<String> response, @Nullable Throwable failure) {
    if (failure != null) {
      return Answer.none(words(failure));
    }
    if (response == null) {
      throw new IllegalStateException("neither an answer nor a failure");
    }
    return new Answer(
        response.statusCode(), response.body(), response.headers().firstValue("retry-after"));
  }

  private String words(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof TimeoutException
        ? "no answer within " + config.timeout().toSeconds() + " s"
        : "no answer: " + cause.getClass().getSimpleName();
  }
}
