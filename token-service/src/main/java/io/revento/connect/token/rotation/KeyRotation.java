package io.revento.connect.token.rotation;

import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.TokenVault;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.secret.TokenCipher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Seals every token that another key sealed again with the current one, a few rows at a time, while
 * all else goes on. After a crash it goes on with what is left.
 */
@ApplicationScoped
class KeyRotation {

  private static final Logger LOG = Logger.getLogger(KeyRotation.class);

  private final Transactions transactions;
  private final TokenVault vault;
  private final TokenCipher cipher;
  private final RotationConfig config;

  KeyRotation(
      Transactions transactions, TokenVault vault, TokenCipher cipher, RotationConfig config) {
    this.transactions = transactions;
    this.vault = vault;
    this.cipher = cipher;
    this.config = config;
  }

  /** How many connections were sealed again. */
  Uni<Integer> rotate() {
    return rotate(0)
        .invoke(rows -> LOG.infof("keys key=%s resealed=%d", cipher.currentKeyId(), rows));
  }

  private Uni<Integer> rotate(int before) {
    return transactions
        .run(this::batch)
        .flatMap(
            rows ->
                rows < config.batch()
                    ? Uni.createFrom().item(before + rows)
                    : rotate(before + rows));
  }

  private Uni<Integer> batch() {
    return Grant.<Grant>find(
            "sealedAccessToken not like ?1 or sealedRefreshToken not like ?1 order by id",
            cipher.currentKeyId() + ":%")
        .page(0, config.batch())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list()
        .invoke(rows -> rows.forEach(vault::reseal))
        .map(List::size);
  }
}
