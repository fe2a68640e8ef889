package io.revento.connect.token.revento;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import io.quarkus.runtime.Startup;
import io.revento.connect.token.revento.reply.OAuthAnswer;
import io.revento.connect.token.revento.reply.OAuthAnswer.Refused;
import io.revento.connect.token.revento.reply.OAuthAnswer.Unavailable;
import io.revento.connect.token.revento.reply.Replies;
import io.revento.connect.token.revento.reply.RevokeReplies.NotRevokedException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The only class that calls Revento's OAuth server. What follows from an answer, and whether to
 * call again, is decided elsewhere.
 */
@Startup
@ApplicationScoped
public class ReventoOAuth {

  private static final Logger LOG = Logger.getLogger(ReventoOAuth.class);

  /**
   * The least that Quarkus's client takes: a repeat at once after a reset connection, well within
   * Revento's grace for a rotated token.
   */
  private static final int FEWEST_RETRIES = 1;

  private final OidcClients clients;
  private final ReventoConfig config;
  private final Clock clock;
  private final Replies replies;
  private Uni<OidcClient> client;

  ReventoOAuth(OidcClients clients, ReventoConfig config, Clock clock) {
    this.clients = clients;
    this.config = config;
    this.clock = clock;
    this.replies = new Replies(config.defaultTokenLifetime());
    this.client = Uni.createFrom().nothing();
  }

  @PostConstruct
  void connect() {
    client =
        clients
            .newClient(
                new OidcClientConfigBuilder()
                    .id("revento")
                    .authServerUrl(config.oauthUrl().toString())
                    .discoveryEnabled(false)
                    .tokenPath("/token")
                    .revokePath("/revoke")
                    .clientId(config.clientId())
                    .credentials(config.clientSecret())
                    .grant(Grant.Type.CODE)
                    .connectionRetryCount(FEWEST_RETRIES)
                    .maxPoolSize(config.maxConnections())
                    .build())
            .memoize()
            .indefinitely();
  }

  public String clientId() {
    return config.clientId();
  }

  /** Where a person consents; without a query. */
  public URI authorizeEndpoint() {
    return URI.create(config.oauthUrl() + "/authorize");
  }

  /** Exchanges an authorization code (RFC 6749 section 4.1.3, RFC 7636). */
  public Uni<OAuthAnswer> exchange(String code, String redirectUri, String codeVerifier) {
    Map<String, String> parameters =
        Map.of("code", code, "redirect_uri", redirectUri, "code_verifier", codeVerifier);
    return answer(client.flatMap(revento -> revento.getTokens(parameters)));
  }

  /** Exchanges a refresh token; Revento rotates it (RFC 9700 section 4.14). */
  public Uni<OAuthAnswer> refresh(String refreshToken) {
    return answer(client.flatMap(revento -> revento.refreshTokens(refreshToken)));
  }

  /**
   * Revokes a refresh token, and with it its grant (RFC 7009); true when Revento has taken note, so
   * that nothing is left to do, and false for every answer but a success.
   */
  public Uni<Boolean> revoke(String refreshToken) {
    return client
        .flatMap(
            revento ->
                revento.revokeAccessToken(refreshToken, Map.of("token_type_hint", "refresh_token")))
        .ifNoItem()
        .after(config.callTimeout())
        .fail()
        .onFailure()
        .invoke(ReventoOAuth::recordNotRevoked)
        .onFailure()
        .recoverWithItem(false);
  }

  private static void recordNotRevoked(Throwable failure) {
    String reason =
        failure instanceof NotRevokedException answer
            ? answer.getMessage()
            : failure.getClass().getSimpleName();
    LOG.warnf("revoke endpoint outcome=unavailable reason=%s", reason);
  }

  private Uni<OAuthAnswer> answer(Uni<Tokens> call) {
    return call.ifNoItem()
        .after(config.callTimeout())
        .fail()
        .map(tokens -> replies.tokens(tokens, clock.instant()))
        .onFailure()
        .recoverWithItem(failure -> replies.failure(failure, clock.instant()))
        .invoke(ReventoOAuth::record);
  }

  private static void record(OAuthAnswer answer) {
    if (answer instanceof Unavailable trouble) {
      LOG.warnf("token endpoint outcome=unavailable reason=%s", trouble.reason());
    } else if (answer instanceof Refused refused) {
      LOG.infof("token endpoint outcome=refused error=%s", refused.error());
    }
  }
}
