package io.revento.sandbox.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Faults of the API and of OAuth as a caller meets them. */
public class FaultFilter {

  /** Behind authentication, so that the log of requests knows whose call it was. */
  private static final int AFTER_AUTHENTICATION = 6_000;

  /** Behind everything that sets headers or logs. */
  private static final int LAST = 10;

  private final Faults faults;
  private final FaultsConfig config;
  private final SandboxClock clock;
  private final ObjectMapper json;

  FaultFilter(Faults faults, FaultsConfig config, SandboxClock clock, ObjectMapper json) {
    this.faults = faults;
    this.config = config;
    this.clock = clock;
    this.json = json;
  }

  /** Waits, or refuses before anything took effect. */
  @ServerRequestFilter(priority = AFTER_AUTHENTICATION)
  public Uni<@Nullable Response> before(ContainerRequestContext request) {
    if (isApi(request)) {
      return late(faults.latency(Knob.API_LATENCY)).onItem().transform(late -> apiRefusal());
    }
    if (isTokens(request)) {
      return late(faults.latency(Knob.OAUTH_LATENCY))
          .onItem()
          .transform(late -> serverError(Knob.OAUTH_SERVER_ERROR));
    }
    return Uni.createFrom().nullItem();
  }

  /** Ends the connection instead of answering, or in the middle of it; then nothing follows. */
  @ServerResponseFilter(priority = LAST)
  public Uni<Void> instead(
      ContainerRequestContext request, ContainerResponseContext answer, RoutingContext routing) {
    boolean drop =
        isApi(request) && faults.strikes(Knob.API_DROPPED)
            || isTokens(request) && faults.strikes(Knob.OAUTH_LOST_REPLY);
    if (drop) {
      routing.request().connection().close();
      return Uni.createFrom().nothing();
    }
    if (isApi(request) && answer.hasEntity() && faults.strikes(Knob.API_TRUNCATED)) {
      writeHalf(answer, routing.request());
      return Uni.createFrom().nothing();
    }
    return Uni.createFrom().voidItem();
  }

  private static Uni<Void> late(Duration latency) {
    Uni<Void> now = Uni.createFrom().voidItem();
    return latency.isZero() ? now : now.onItem().delayIt().by(latency);
  }

  private @Nullable Response apiRefusal() {
    if (faults.strikes(Knob.API_TOO_MANY_REQUESTS)) {
      return new ProblemException(
              Status.TOO_MANY_REQUESTS,
              "rate_limited",
              "Too many calls, by a fault that was asked for: wait as Retry-After says.",
              Map.of(HttpHeaders.RETRY_AFTER, retryAfter()))
          .response();
    }
    return serverError(Knob.API_SERVER_ERROR);
  }

  /** Both forms of RFC 9110 section 10.2.3, by turns that the dice choose. */
  private String retryAfter() {
    int longest = Math.toIntExact(config.longestRetryAfter().toSeconds());
    int seconds = 1 + faults.pick(Knob.API_TOO_MANY_REQUESTS, longest);
    if (faults.pick(Knob.API_TOO_MANY_REQUESTS, 2) == 0) {
      return Integer.toString(seconds);
    }
    Instant until = clock.real().plusSeconds(seconds);
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC));
  }

  private @Nullable Response serverError(Knob knob) {
    return faults.strikes(knob)
        ? new ProblemException(
                Status.SERVICE_UNAVAILABLE,
                "unavailable",
                "Revento has trouble, by a fault that was asked for: try again.")
            .response()
        : null;
  }

  private void writeHalf(ContainerResponseContext answer, HttpServerRequest request) {
    byte[] whole = bytes(answer.getEntity());
    HttpServerResponse response = request.response().setStatusCode(answer.getStatus());
    answer.getStringHeaders().forEach(response::putHeader);
    response.putHeader(HttpHeaders.CONTENT_TYPE, String.valueOf(answer.getMediaType()));
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(whole.length));
    response
        .write(Buffer.buffer().appendBytes(whole, 0, whole.length / 2))
        .onComplete(written -> request.connection().close());
  }

  private byte[] bytes(Object entity) {
    try {
      return json.writeValueAsBytes(entity);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException("an answer of the API is not JSON", notJson);
    }
  }

  private static boolean isApi(ContainerRequestContext request) {
    return path(request).startsWith("/api/");
  }

  private static boolean isTokens(ContainerRequestContext request) {
    return path(request).equals("/oauth/token") || path(request).equals("/oauth/revoke");
  }

  private static String path(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().getPath();
  }
}
