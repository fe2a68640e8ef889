package io.revento.connect.token.authorize;

import io.quarkus.scheduler.Scheduled;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.secret.Digest;
import io.revento.connect.token.secret.TokenCipher;
import io.revento.connect.token.secret.TokenCipher.UnopenableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The authorizations under way. */
@ApplicationScoped
public class PendingAuthorizations {

  /** One that was finished: what was wished, and the proof for the exchange. */
  public record Begun(Wish wish, String codeVerifier) {
    @Override
    public String toString() {
      return "Begun[" + wish + "]";
    }
  }

  private final Transactions transactions;
  private final TokenCipher cipher;
  private final ConnectConfig config;
  private final Clock clock;

  PendingAuthorizations(
      Transactions transactions, TokenCipher cipher, ConnectConfig config, Clock clock) {
    this.transactions = transactions;
    this.cipher = cipher;
    this.config = config;
    this.clock = clock;
  }

  public Uni<Void> add(AuthorizationRequest request, Wish wish, String browser) {
    String stateHash = Digest.of(request.state());
    PendingAuthorization pending =
        new PendingAuthorization(
            stateHash,
            Digest.of(browser),
            cipher.seal(request.codeVerifier(), identity(stateHash)),
            wish,
            clock.instant().plus(config.consentLifetime()));
    return transactions.run(pending::<PendingAuthorization>persist).replaceWithVoid();
  }

  /**
   * Takes it out, once: of two callbacks at the same time one finds it. Another browser finds
   * nothing, and uses nothing up.
   */
  public Uni<Optional<Begun>> take(String state, @Nullable String browser) {
    if (browser == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    String stateHash = Digest.of(state);
    String browserHash = Digest.of(browser);
    return transactions.run(
        () ->
            PendingAuthorization.<PendingAuthorization>findById(
                    stateHash, LockModeType.PESSIMISTIC_WRITE)
                .map(found -> Optional.ofNullable(found).filter(of(browserHash)))
                .call(found -> found.isPresent() ? delete(stateHash) : nothing())
                .map(found -> found.filter(this::current).flatMap(this::begun)));
  }

  @Scheduled(every = "${token.connect.clear-interval:10m}")
  Uni<Void> clear() {
    Instant now = clock.instant();
    return transactions
        .run(() -> PendingAuthorization.delete("expiresAt < ?1", now))
        .replaceWithVoid();
  }

  private boolean current(PendingAuthorization pending) {
    return pending.expiresAt.isAfter(clock.instant());
  }

  /** Empty when the key that sealed the proof is gone: then the person has to begin again. */
  private Optional<Begun> begun(PendingAuthorization pending) {
    try {
      String proof = cipher.open(pending.sealedCodeVerifier, identity(pending.stateHash));
      return Optional.of(new Begun(pending.wish(), proof));
    } catch (UnopenableException keyGone) {
      return Optional.empty();
    }
  }

  private static Predicate<PendingAuthorization> of(String browserHash) {
    return pending -> pending.browserHash.equals(browserHash);
  }

  private static Uni<Void> delete(String stateHash) {
    return PendingAuthorization.delete("stateHash", stateHash).replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private static String identity(String stateHash) {
    return "pending_authorizations/" + stateHash;
  }
}
