package io.revento.connect.token.revoke;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.revento.ReventoOAuth;
import io.revento.connect.token.secret.TokenCipher;
import io.revento.connect.token.secret.TokenCipher.UnopenableException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The tokens to revoke: written down with the change that ends them, then told to Revento. */
@ApplicationScoped
public class Revocations {

  private static final Logger LOG = Logger.getLogger(Revocations.class);

  private record Due(String id, String token) {
    @Override
    public String toString() {
      return "Due[id=" + id + "]";
    }
  }

  private record Told(String id, boolean done) {}

  private final Transactions transactions;
  private final TokenCipher cipher;
  private final ReventoOAuth revento;
  private final RevocationConfig config;
  private final Clock clock;

  Revocations(
      Transactions transactions,
      TokenCipher cipher,
      ReventoOAuth revento,
      RevocationConfig config,
      Clock clock) {
    this.transactions = transactions;
    this.cipher = cipher;
    this.revento = revento;
    this.config = config;
    this.clock = clock;
  }

  /** Writes a refresh token down to be revoked, within the caller's transaction. */
  public Uni<Void> add(String refreshToken) {
    String id = UUID.randomUUID().toString();
    Revocation revocation =
        new Revocation(id, cipher.seal(refreshToken, identity(id)), clock.instant());
    return revocation.persist().replaceWithVoid();
  }

  @Scheduled(
      every = "${token.revocation.scan-interval:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> revokeDue() {
    return transactions
        .run(this::claim)
        .onItem()
        .transformToMulti(due -> Multi.createFrom().iterable(due))
        .onItem()
        .transformToUniAndMerge(this::tell)
        .collect()
        .asList()
        .flatMap(told -> told.isEmpty() ? nothing() : transactions.run(() -> settle(told)));
  }

  private Uni<List<Due>> claim() {
    Instant now = clock.instant();
    return Revocation.<Revocation>find("notBefore <= ?1 order by notBefore", now)
        .page(0, config.batch())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list()
        .invoke(rows -> rows.forEach(row -> row.begin(now, config)))
        .map(rows -> rows.stream().flatMap(this::due).toList());
  }

  /** One that does not open waits for its key, and holds up no other. */
  private Stream<Due> due(Revocation row) {
    try {
      return Stream.of(new Due(row.id, open(row)));
    } catch (UnopenableException wrongKey) {
      LOG.errorf("revocation id=%s outcome=skipped reason=%s", row.id, wrongKey.getMessage());
      return Stream.empty();
    }
  }

  private Uni<Told> tell(Due due) {
    return revento.revoke(due.token()).map(done -> new Told(due.id(), done));
  }

  private Uni<Void> settle(List<Told> told) {
    return Multi.createFrom()
        .iterable(told)
        .onItem()
        .transformToUniAndConcatenate(each -> settle(each.id(), each.done()))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> settle(String id, boolean done) {
    Instant oldest = clock.instant().minus(config.giveUpAfter());
    return Revocation.<Revocation>findById(id)
        .onItem()
        .ifNotNull()
        .transformToUni(
            row -> {
              boolean givenUp = row.createdAt.isBefore(oldest);
              LOG.infof(
                  "revocation id=%s tries=%d outcome=%s",
                  id, row.tries, done ? "revoked" : givenUp ? "given_up" : "again_later");
              return done || givenUp ? Revocation.delete("id", id) : Uni.createFrom().item(0L);
            })
        .replaceWithVoid();
  }

  /**
   * The token to revoke.
   *
   * @throws UnopenableException when its key is missing or another one
   */
  public String open(Revocation row) {
    return cipher.open(row.sealedToken, identity(row.id));
  }

  /** Seals the row's token again, with the current key. */
  public void reseal(Revocation row) {
    row.sealedToken = cipher.seal(open(row), identity(row.id));
  }

  private static String identity(String id) {
    return "revocations/" + id;
  }
}
