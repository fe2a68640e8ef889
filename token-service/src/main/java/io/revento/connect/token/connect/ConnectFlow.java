package io.revento.connect.token.connect;

import io.revento.connect.token.authorize.AuthorizationRequest;
import io.revento.connect.token.authorize.ConnectConfig;
import io.revento.connect.token.authorize.PendingAuthorizations;
import io.revento.connect.token.authorize.PendingAuthorizations.Begun;
import io.revento.connect.token.authorize.Wish;
import io.revento.connect.token.connect.ConnectOutcome.Connected;
import io.revento.connect.token.connect.ConnectOutcome.Refused;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.lifecycle.Integration;
import io.revento.connect.token.revento.ReventoMetadata;
import io.revento.connect.token.revento.ReventoOAuth;
import io.revento.connect.token.revento.reply.OAuthAnswer;
import io.revento.connect.token.revento.reply.OAuthAnswer.Granted;
import io.revento.connect.token.revento.reply.OAuthAnswer.Unavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The authorization code flow, from the first redirect to the kept grant. */
@ApplicationScoped
public class ConnectFlow {

  private static final Logger LOG = Logger.getLogger(ConnectFlow.class);

  private final Transactions transactions;
  private final Integration integration;
  private final PendingAuthorizations pending;
  private final NewGrants newGrants;
  private final ReventoOAuth revento;
  private final ReventoMetadata metadata;
  private final ConnectConfig config;

  ConnectFlow(
      Transactions transactions,
      Integration integration,
      PendingAuthorizations pending,
      NewGrants newGrants,
      ReventoOAuth revento,
      ReventoMetadata metadata,
      ConnectConfig config) {
    this.transactions = transactions;
    this.integration = integration;
    this.pending = pending;
    this.newGrants = newGrants;
    this.revento = revento;
    this.metadata = metadata;
    this.config = config;
  }

  /** Whether new grants can be had at all. */
  public Uni<Boolean> open() {
    return transactions.run(integration::unpublished).map(unpublished -> !unpublished);
  }

  /** Where to send the browser; the answer to that is bound to it. */
  Uni<URI> begin(Wish wish, String browser) {
    AuthorizationRequest request = AuthorizationRequest.random();
    return pending
        .add(request, wish, browser)
        .replaceWith(
            () ->
                request.uri(
                    revento.authorizeEndpoint(),
                    revento.clientId(),
                    config.redirectUri(),
                    wish,
                    config.scopes(wish.kind())));
  }

  /** Finishes what {@link #begin} began. */
  Uni<ConnectOutcome> finish(Callback callback, @Nullable String browser) {
    return metadata
        .latest()
        .map(server -> callback.fault(revento.authorizeEndpoint(), server))
        .flatMap(fault -> fault.map(ConnectFlow::refused).orElseGet(() -> take(callback, browser)))
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "consent outcome=failed"))
        .onFailure()
        .recoverWithItem(new Refused(Refusal.TROUBLE))
        .invoke(ConnectFlow::record);
  }

  private Uni<ConnectOutcome> take(Callback callback, @Nullable String browser) {
    return pending
        .take(String.valueOf(callback.state()), browser)
        .flatMap(
            begun ->
                begun
                    .map(found -> exchange(found, callback))
                    .orElseGet(() -> refused(Refusal.NOT_BEGUN_HERE)));
  }

  private Uni<ConnectOutcome> exchange(Begun begun, Callback callback) {
    Optional<Refusal> refusal = callback.refusal();
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    return revento
        .exchange(String.valueOf(callback.code()), config.redirectUri(), begun.codeVerifier())
        .flatMap(answer -> keep(begun.wish(), answer));
  }

  private Uni<ConnectOutcome> keep(Wish wish, OAuthAnswer answer) {
    if (answer instanceof Granted granted) {
      return newGrants.keepOrReturn(wish, granted.tokens());
    }
    return refused(answer instanceof Unavailable ? Refusal.UNAVAILABLE : Refusal.CODE_NOT_ACCEPTED);
  }

  private static Uni<ConnectOutcome> refused(Refusal refusal) {
    return Uni.createFrom().item(new Refused(refusal));
  }

  private static void record(ConnectOutcome outcome) {
    if (outcome instanceof Connected connected) {
      LOG.infof(
          "consent outcome=connected connection=%s event=%s generation=%d",
          connected.connection().id(),
          connected.connection().eventId(),
          connected.connection().generation());
    } else if (outcome instanceof Refused refused) {
      LOG.infof("consent outcome=refused reason=%s", refused.refusal());
    }
  }
}
