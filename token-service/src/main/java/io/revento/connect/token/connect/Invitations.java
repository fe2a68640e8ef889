package io.revento.connect.token.connect;

import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.secret.Digest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single-use links; only a hash of their code is kept. */
@ApplicationScoped
class Invitations {

  private final Transactions transactions;
  private final ConnectConfig config;
  private final Clock clock;

  Invitations(Transactions transactions, ConnectConfig config, Clock clock) {
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /** Whether an invitation may live that long. */
  boolean allows(Duration lifetime) {
    return !lifetime.isNegative()
        && !lifetime.isZero()
        && lifetime.compareTo(config.longestInvitation()) <= 0;
  }

  /** The link; it is shown once and cannot be had again. */
  Uni<URI> create(GrantKind kind, @Nullable String eventId, Duration lifetime) {
    String code = Digest.newSecret();
    Invitation invitation =
        new Invitation(Digest.of(code), kind, eventId, clock.instant().plus(lifetime));
    return transactions
        .run(invitation::<Invitation>persist)
        .replaceWith(URI.create(config.publicUrl() + "/invitations/" + code));
  }

  /** What the invitation is for; the link is used up by this. Empty if it was, or has expired. */
  Uni<Optional<Wish>> open(String code) {
    return transactions.run(
        () ->
            Invitation.<Invitation>findById(Digest.of(code), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNotNull()
                .transformToUni(found -> found.delete().replaceWith(found))
                .map(
                    found ->
                        Optional.ofNullable(found)
                            .filter(open -> open.expiresAt.isAfter(clock.instant()))
                            .map(Invitation::wish)));
  }
}
