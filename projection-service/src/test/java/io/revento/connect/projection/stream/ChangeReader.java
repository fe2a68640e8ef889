package io.revento.connect.projection.stream;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.testing.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Reads a change stream as it comes, line by line. */
final class ChangeReader implements AutoCloseable {

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Stream<String> body;
  private final CompletableFuture<Void> end;

  private ChangeReader(Stream<String> body) {
    this.body = body;
    this.end = CompletableFuture.runAsync(() -> body.forEach(lines::add));
  }

  static ChangeReader open(String url, Duration tokenLifetime, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header(
                "Authorization",
                "Bearer " + Infrastructure.keys().token(Roles.READER, tokenLifetime));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<Stream<String>> response =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    return new ChangeReader(response.body());
  }

  /** The values of that field, in order. */
  List<String> values(String field) {
    synchronized (lines) {
      return lines.stream()
          .filter(line -> line.startsWith(field + ":"))
          .map(line -> line.substring(field.length() + 1).strip())
          .toList();
    }
  }

  boolean hasBegun() {
    return !lines.isEmpty();
  }

  boolean hasEnded() {
    return end.isDone();
  }

  @Override
  public void close() {
    body.close();
  }
}
