package io.revento.connect.token.rotation;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.TokenVault;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.revoke.Revocation;
import io.revento.connect.token.revoke.Revocations;
import io.revento.connect.token.secret.TokenCipher;
import io.revento.connect.token.secret.TokenCipher.UnopenableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Seals every token that another key sealed again with the current one, a few rows at a time, while
 * all else goes on. After a crash it goes on with what is left. A row that does not open is passed
 * over.
 */
@ApplicationScoped
class KeyRotation {

  private static final Logger LOG = Logger.getLogger(KeyRotation.class);

  /** The start of a sealed text, compared to the letter: key ids may hold LIKE's wildcards. */
  private static final String OLD_GRANTS =
      "id > ?1 and (locate(?2, sealedAccessToken) <> 1 or locate(?2, sealedRefreshToken) <> 1)"
          + " order by id";

  private static final String OLD_REVOCATIONS =
      "id > ?1 and locate(?2, sealedToken) <> 1 order by id";

  /**
   * A table of sealed tokens.
   *
   * @param old the rows after an id that another key than the one of that prefix sealed, by id
   */
  private record Sealed<R>(
      String name,
      Function<Object[], PanacheQuery<R>> old,
      Function<R, String> id,
      Consumer<R> reseal) {}

  /** How far a table was gone through. */
  private record Progress(String lastId, int seen, int resealed) {}

  private final Transactions transactions;
  private final TokenCipher cipher;
  private final RotationConfig config;
  private final Sealed<Grant> grants;
  private final Sealed<Revocation> revocations;

  KeyRotation(
      Transactions transactions,
      TokenVault vault,
      Revocations revocations,
      TokenCipher cipher,
      RotationConfig config) {
    this.transactions = transactions;
    this.cipher = cipher;
    this.config = config;
    this.grants =
        new Sealed<>("grants", at -> Grant.find(OLD_GRANTS, at), row -> row.id, vault::reseal);
    this.revocations =
        new Sealed<>(
            "revocations",
            at -> Revocation.find(OLD_REVOCATIONS, at),
            row -> row.id,
            revocations::reseal);
  }

  /** How many rows were sealed again: connections, and tokens that are yet to be revoked. */
  Uni<Integer> rotate() {
    return rotate(grants, "", 0)
        .flatMap(rows -> rotate(revocations, "", rows))
        .invoke(rows -> LOG.infof("keys key=%s resealed=%d", cipher.currentKeyId(), rows));
  }

  private <R> Uni<Integer> rotate(Sealed<R> table, String after, int before) {
    return transactions
        .run(() -> batch(table, after))
        .flatMap(
            done -> {
              int rows = before + done.resealed();
              return done.seen() < config.batch()
                  ? Uni.createFrom().item(rows)
                  : rotate(table, done.lastId(), rows);
            });
  }

  private <R> Uni<Progress> batch(Sealed<R> table, String after) {
    return table
        .old()
        .apply(new Object[] {after, cipher.currentKeyId() + ":"})
        .page(0, config.batch())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .<R>list()
        .map(rows -> reseal(table, rows, after));
  }

  private <R> Progress reseal(Sealed<R> table, List<R> rows, String after) {
    int resealed = (int) rows.stream().filter(row -> resealed(table, row)).count();
    String lastId = rows.isEmpty() ? after : table.id().apply(rows.get(rows.size() - 1));
    return new Progress(lastId, rows.size(), resealed);
  }

  private <R> boolean resealed(Sealed<R> table, R row) {
    try {
      table.reseal().accept(row);
      return true;
    } catch (UnopenableException wrongKey) {
      LOG.errorf(
          "keys table=%s id=%s outcome=skipped reason=%s",
          table.name(), table.id().apply(row), wrongKey.getMessage());
      return false;
    }
  }
}
