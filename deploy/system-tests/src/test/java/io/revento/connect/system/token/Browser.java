package io.revento.connect.system.token;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser, one redirect at a time, so that a test can stand between. */
final class Browser {

  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final URI tokenService;
  private final String operatorToken;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * A consent that was begun.
   *
   * @param authorize where Revento asks
   * @param cookie what binds the answer to this browser: {@code name=value}
   */
  record Begun(URI authorize, String cookie) {}

  Browser(URI tokenService, String operatorToken) {
    this.tokenService = tokenService;
    this.operatorToken = operatorToken;
  }

  Begun begin(String grant, String eventId) throws IOException, InterruptedException {
    HttpResponse<String> redirect =
        send(
            HttpRequest.newBuilder(
                    tokenService.resolve("/connect/new?grant=" + grant + "&event_id=" + eventId))
                .header("Authorization", "Bearer " + operatorToken));
    String cookie = redirect.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    return new Begun(location(redirect), cookie);
  }

  /** That user consents at Revento; where the browser is sent back to. */
  URI allow(Begun begun, String user, String eventId) throws IOException, InterruptedException {
    String form =
        begun.authorize().getRawQuery()
            + "&decision=allow&user="
            + encode(user)
            + "&event_id="
            + encode(eventId);
    String page = begun.authorize().toString().replaceFirst("\\?.*", "");
    return location(
        send(
            HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
  }

  /** Goes where Revento sent it, at the replica that is meant. */
  HttpResponse<String> callback(URI callback, @Nullable String cookie)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(tokenService.resolve("/oauth/callback?" + callback.getRawQuery()));
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    return send(request);
  }

  /** The whole way; the status of the last page. */
  int connect(String grant, String eventId, String user) throws IOException, InterruptedException {
    Begun begun = begin(grant, eventId);
    return callback(allow(begun, user, eventId), begun.cookie()).statusCode();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
  }

  private static URI location(HttpResponse<String> redirect) throws IOException {
    return URI.create(
        redirect
            .headers()
            .firstValue("Location")
            .orElseThrow(
                () -> new IOException("no redirect: " + redirect.statusCode() + redirect.body())));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The parameter of an address. */
  static String parameter(URI uri, String name) {
    return Stream.of(uri.getRawQuery().split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  /** The same address with another value for that parameter, or without it. */
  static URI with(URI uri, String name, @Nullable String value) {
    String rest =
        Stream.of(uri.getRawQuery().split("&"))
            .filter(pair -> !pair.startsWith(name + "="))
            .collect(Collectors.joining("&"));
    String query = value == null ? rest : rest + "&" + name + "=" + value;
    return URI.create(uri.toString().replaceFirst("\\?.*", "") + "?" + query);
  }
}
