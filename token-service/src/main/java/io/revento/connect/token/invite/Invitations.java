package io.revento.connect.token.invite;

import io.quarkus.scheduler.Scheduled;
import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.token.authorize.ConnectConfig;
import io.revento.connect.token.authorize.InvitationLinks;
import io.revento.connect.token.authorize.Wish;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.secret.Digest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single-use links; only a hash of their code is kept. */
@ApplicationScoped
public class Invitations implements InvitationLinks {

  private static final String DEFAULT_LIFETIME = "PT1H";

  private final Transactions transactions;
  private final ConnectConfig config;
  private final Clock clock;

  Invitations(Transactions transactions, ConnectConfig config, Clock clock) {
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The link; it is shown once and cannot be had again.
   *
   * @param expiresIn ISO 8601; null for an hour
   * @throws ProblemException 400 when it is no duration, or not allowed
   */
  public Uni<URI> create(Wish wish, @Nullable String expiresIn) {
    String code = Digest.newSecret();
    Instant end = clock.instant().plus(lifetime(expiresIn));
    Invitation invitation = new Invitation(Digest.of(code), wish.kind(), wish.eventId(), end);
    return transactions
        .run(invitation::<Invitation>persist)
        .replaceWith(URI.create(config.publicUrl() + "/invitations/" + code));
  }

  /** What the invitation is for. Empty if it was used, or has expired. */
  Uni<Optional<Wish>> find(String code) {
    return transactions.run(() -> Invitation.<Invitation>findById(Digest.of(code))).map(this::wish);
  }

  @Override
  public Uni<Boolean> use(String codeHash) {
    return Invitation.delete("codeHash", codeHash).map(deleted -> deleted == 1);
  }

  private Optional<Wish> wish(@Nullable Invitation found) {
    return Optional.ofNullable(found)
        .filter(open -> open.expiresAt.isAfter(clock.instant()))
        .map(Invitation::wish);
  }

  @Scheduled(every = "${token.connect.clear-interval:10m}")
  Uni<Void> clear() {
    return transactions
        .run(() -> Invitation.delete("expiresAt < ?1", clock.instant()))
        .replaceWithVoid();
  }

  private Duration lifetime(@Nullable String expiresIn) {
    try {
      Duration lifetime = Duration.parse(expiresIn == null ? DEFAULT_LIFETIME : expiresIn);
      boolean future = !lifetime.isNegative() && !lifetime.isZero();
      if (future && lifetime.compareTo(config.longestInvitation()) <= 0) {
        return lifetime;
      }
    } catch (DateTimeException notADuration) {
      // Answered as every other wrong duration, below.
    }
    throw ProblemException.badRequest(
        "invalid_expires_in",
        "expires_in must be a positive ISO 8601 duration, such as PT1H, of at most "
            + config.longestInvitation().toDays()
            + " days.");
  }
}
