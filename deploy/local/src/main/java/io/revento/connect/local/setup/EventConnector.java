package io.revento.connect.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Connects an event as an organizer would in a browser: follows an invitation to the sandbox's
 * consent, allows, and returns to the callback.
 */
public final class EventConnector {

  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_ERROR = 400;

  private final URI tokenService;
  private final JsonHttp operator;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(Redirect.NEVER)
          .connectTimeout(ANSWER)
          .build();

  /**
   * @param operator calls with a token of role {@code operator}
   */
  public EventConnector(URI tokenService, JsonHttp operator) {
    this.tokenService = tokenService;
    this.operator = operator;
  }

  /** The id of the event's organizer connection that works; empty when there is none. */
  public Optional<String> connected(String eventId) throws IOException, InterruptedException {
    for (JsonNode connection :
        operator.get(tokenService.resolve("/api/connections")).path("data")) {
      if (eventId.equals(connection.path("event_id").asText())
          && "organizer".equals(connection.path("grant").asText())
          && "connected".equals(connection.path("state").asText())) {
        return Optional.of(connection.path("id").asText());
      }
    }
    return Optional.empty();
  }

  /**
   * Connects the event with that organizer's consent and returns the connection's id.
   *
   * @throws IOException when one of the steps is refused: says which
   */
  public String connect(String eventId, String organizer) throws IOException, InterruptedException {
    String invitation =
        operator
            .post(
                tokenService.resolve("/api/invitations"),
                Map.of("grant", "organizer", "event_id", eventId, "expires_in", "PT10M"))
            .path("url")
            .asText();
    URI authorize = redirect(get(asWeReach(URI.create(invitation))));
    URI callback = redirect(allow(authorize, eventId, organizer));
    HttpResponse<String> done = send(get(asWeReach(callback)));
    if (done.statusCode() >= FIRST_ERROR) {
      throw new IOException("the OAuth callback answered " + done.statusCode());
    }
    return connected(eventId)
        .orElseThrow(() -> new IOException("the event is not connected after the consent"));
  }

  /** token-service names itself by the address of people's browsers, which may not be ours. */
  private URI asWeReach(URI itself) {
    String query = itself.getRawQuery() == null ? "" : "?" + itself.getRawQuery();
    return tokenService.resolve(itself.getRawPath() + query);
  }

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(ANSWER).build();
  }

  /** The sandbox's machine path: every parameter of the page, and who decides what. */
  private static HttpRequest allow(URI authorize, String eventId, String organizer) {
    String form =
        "%s&user=%s&decision=allow%s"
            .formatted(
                authorize.getRawQuery(),
                URLEncoder.encode(organizer, StandardCharsets.UTF_8),
                authorize.getRawQuery().contains("event_id=")
                    ? ""
                    : "&event_id=" + URLEncoder.encode(eventId, StandardCharsets.UTF_8));
    URI page = URI.create(authorize.toString().replaceFirst("\\?.*", ""));
    return HttpRequest.newBuilder(page)
        .timeout(ANSWER)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  private URI redirect(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = send(request);
    if (response.statusCode() < FIRST_REDIRECT || response.statusCode() >= FIRST_ERROR) {
      throw new IOException(
          "%s %s was to redirect and answered %d: %s"
              .formatted(
                  request.method(),
                  request.uri().getPath(),
                  response.statusCode(),
                  response.body()));
    }
    return request.uri().resolve(response.headers().firstValue("Location").orElseThrow());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return browser.send(request, BodyHandlers.ofString());
  }
}
