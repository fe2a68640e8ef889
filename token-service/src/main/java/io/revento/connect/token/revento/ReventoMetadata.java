package io.revento.connect.token.revento;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks Revento's OAuth server what it is; at most once in a while, whoever makes us ask. */
@ApplicationScoped
public class ReventoMetadata {

  private static final Logger LOG = Logger.getLogger(ReventoMetadata.class);
  private static final String WELL_KNOWN = "/.well-known/oauth-authorization-server";
  private static final int OK = 200;

  private final Uni<Optional<ServerMetadata>> latest;

  ReventoMetadata(Vertx vertx, ReventoConfig config) {
    WebClient http =
        WebClient.create(vertx, new WebClientOptions().setMaxPoolSize(1).setFollowRedirects(false));
    this.latest =
        read(http, config.oauthUrl(), config.metadataTimeout())
            .memoize()
            .atLeast(config.metadataLifetime());
  }

  /** Empty when it does not say, or cannot be asked now. */
  public Uni<Optional<ServerMetadata>> latest() {
    return latest;
  }

  private static Uni<Optional<ServerMetadata>> read(WebClient http, URI server, Duration timeout) {
    return http.getAbs(server.resolve(WELL_KNOWN).toString())
        .timeout(timeout.toMillis())
        .send()
        .map(answer -> metadata(answer, server))
        .onFailure()
        .invoke(away -> LOG.warnf("metadata outcome=unread reason=%s", away.getClass().getName()))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private static Optional<ServerMetadata> metadata(HttpResponse<?> answer, URI server) {
    return answer.statusCode() == OK
        ? ServerMetadata.of(answer.bodyAsJsonObject(), server)
        : Optional.empty();
  }
}
