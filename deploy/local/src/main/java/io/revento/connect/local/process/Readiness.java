package io.revento.connect.local.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until a program answers that it is ready, by its {@code /q/health/ready}. */
public final class Readiness {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Duration patience;

  public Readiness(Duration patience) {
    this.patience = patience;
  }

  /**
   * Returns when the process is ready.
   *
   * @throws IOException when it ended instead, or was not ready in time: says why
   */
  public void await(ManagedProcess process, URI base) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    String last = "it never answered";
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IOException(process.postMortem());
      }
      String answer = look(base);
      if (answer.isEmpty()) {
        return;
      }
      last = answer;
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    }
    throw new IOException(
        "%s was not ready within %d s: %s. Its log: %s"
            .formatted(process.name(), patience.toSeconds(), last, process.log()));
  }

  /** Returns when whoever answers there is ready, however long that takes. */
  public void awaitStranger(URI base) throws InterruptedException {
    while (!look(base).isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Why it is not ready yet; empty when it is. */
  private String look(URI base) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/q/health/ready")).timeout(ANSWER).build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() == OK ? "" : failingChecks(response.body());
    } catch (IOException notYet) {
      return "it does not answer at " + base;
    }
  }

  private String failingChecks(String body) throws IOException {
    StringBuilder words = new StringBuilder();
    for (JsonNode check : json.readTree(body).path("checks")) {
      if (!"UP".equals(check.path("status").asText())) {
        words.append(check.path("name").asText()).append(' ').append(check.path("data"));
      }
    }
    return words.isEmpty() ? "it is not ready" : words.toString();
  }
}
