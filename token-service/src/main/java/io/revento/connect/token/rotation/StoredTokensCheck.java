package io.revento.connect.token.rotation;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduler;
import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.TokenVault;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.revoke.Revocation;
import io.revento.connect.token.revoke.Revocations;
import io.revento.connect.token.secret.TokenCipher.UnopenableException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.function.Supplier;

/** Stops the start when a stored token cannot be opened; what is stored stays as it is. */
@ApplicationScoped
class StoredTokensCheck {

  private final Transactions transactions;
  private final TokenVault vault;
  private final Revocations revocations;
  private final Scheduler scheduler;
  private final RotationConfig config;

  StoredTokensCheck(
      Transactions transactions,
      TokenVault vault,
      Revocations revocations,
      Scheduler scheduler,
      RotationConfig config) {
    this.transactions = transactions;
    this.vault = vault;
    this.revocations = revocations;
    this.scheduler = scheduler;
    this.config = config;
  }

  /** Before anything refreshes or lends. */
  void check(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
    transactions
        .run(
            () ->
                Grant.<Grant>list(
                    "sealedRefreshToken is not null or sealedAccessToken is not null"))
        .await()
        .atMost(config.checkPatience())
        .forEach(
            grant -> {
              check("connection " + grant.id, () -> vault.refreshToken(grant));
              check("connection " + grant.id, () -> vault.accessToken(grant));
            });
    transactions
        .run(() -> Revocation.<Revocation>listAll())
        .await()
        .atMost(config.checkPatience())
        .forEach(row -> check("revocation " + row.id, () -> revocations.open(row)));
    scheduler.resume();
  }

  private static void check(String what, Supplier<?> open) {
    try {
      var unused = open.get();
    } catch (UnopenableException wrongKey) {
      throw new ConfigurationException(
          "Put the key that sealed the stored tokens into the file of TOKEN_ENCRYPTION_KEYS_FILE: for "
              + what
              + " "
              + wrongKey.getMessage()
              + ". Nothing was changed.",
          wrongKey);
    }
  }
}
