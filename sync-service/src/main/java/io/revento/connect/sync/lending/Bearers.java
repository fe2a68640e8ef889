package io.revento.connect.sync.lending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.SpanKind;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.lending.Bearer.Lent;
import io.revento.connect.sync.lending.Bearer.Unavailable;
import io.revento.connect.sync.lending.Bearer.Withheld;
import io.revento.connect.telemetry.Fact;
import io.revento.connect.telemetry.Step;
import io.revento.connect.telemetry.Trace;
import io.revento.connect.telemetry.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Borrows access tokens, and keeps each until a moment before it expires. */
@ApplicationScoped
public class Bearers {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final TokenService tokenService;
  private final ServiceToken serviceToken;
  private final ObjectMapper json;
  private final Tracing tracing;
  private final Duration margin;
  private final Clock clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(long generation, Lent token) {}

  Bearers(
      @RestClient TokenService tokenService,
      ServiceToken serviceToken,
      ObjectMapper json,
      Tracing tracing,
      LendingConfig config,
      Clock clock) {
    this.tokenService = tokenService;
    this.serviceToken = serviceToken;
    this.json = json;
    this.tracing = tracing;
    this.margin = config.margin();
    this.clock = clock;
  }

  /**
   * @param rejected the token that Revento refused a moment ago, so that a new one is fetched
   * @param trace what the token is needed for
   */
  public Uni<Bearer> borrow(SyncConnection connection, @Nullable Lent rejected, Trace trace) {
    Kept known = kept.get(connection.id());
    if (known != null && known.generation() == connection.generation() && usable(known, rejected)) {
      return Uni.createFrom().item(known.token());
    }
    Map<String, String> request =
        rejected == null ? Map.of() : Map.of("rejected_fingerprint", rejected.fingerprint());
    Step step = tracing.goOn("borrow token", SpanKind.CLIENT, trace);
    step.note(Fact.CONNECTION, connection.id());
    String traceParent = step.trace().header().orElse(null);
    return step.over(
            serviceToken
                .header()
                .chain(header -> tokenService.lend(header, traceParent, connection.id(), request)))
        .map(this::read)
        .onFailure()
        .recoverWithItem(new Unavailable("token_service_unreachable"))
        .invoke(bearer -> keep(connection, bearer));
  }

  private boolean usable(Kept known, @Nullable Lent rejected) {
    boolean refused =
        rejected != null && rejected.fingerprint().equals(known.token().fingerprint());
    return !refused && known.token().expiresAt().minus(margin).isAfter(clock.instant());
  }

  private void keep(SyncConnection connection, Bearer bearer) {
    if (bearer instanceof Lent lent) {
      kept.put(connection.id(), new Kept(connection.generation(), lent));
    } else {
      kept.remove(connection.id());
    }
  }

  private Bearer read(RestResponse<byte[]> answer) {
    return switch (answer.getStatus()) {
      case OK -> lent(answer.getEntity());
      case NOT_FOUND, CONFLICT -> new Withheld();
      default -> new Unavailable("token_service_" + answer.getStatus());
    };
  }

  private Bearer lent(byte[] body) {
    try {
      JsonNode token = json.readTree(body);
      return new Lent(
          token.required("access_token").textValue(),
          token.required("fingerprint").textValue(),
          Instant.parse(token.required("expires_at").textValue()));
    } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
      return new Unavailable("token_service_unreadable");
    }
  }
}
