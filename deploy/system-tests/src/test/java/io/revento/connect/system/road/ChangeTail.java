package io.revento.connect.system.road;

import io.revento.connect.contract.access.Roles;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.system.RunningSystem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What readers are told of an event's changes, as server-sent events. */
final class ChangeTail {

  private static final long PATIENCE_SECONDS = 30;

  private ChangeTail() {}

  /** The first change, since the feed began, that has that text in it. */
  static String firstWith(String text, RunningSystem system, String eventId)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    HttpRequest request =
        HttpRequest.newBuilder(
                system.stack().url(Port.PROJECTION).resolve("/api/events/" + eventId + "/changes"))
            .header("Authorization", "Bearer " + system.token(Roles.READER))
            .header("Last-Event-ID", "0")
            .build();
    HttpResponse<Stream<String>> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      return CompletableFuture.supplyAsync(
              () -> lines.filter(line -> line.contains(text)).findFirst().orElseThrow())
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
