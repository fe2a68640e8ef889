package io.revento.connect.token.rotation;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.TokenVault;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.secret.TokenCipher.UnopenableException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Stops the start when a stored token cannot be opened; what is stored stays as it is. */
@ApplicationScoped
class StoredTokensCheck {

  private final Transactions transactions;
  private final TokenVault vault;
  private final RotationConfig config;

  StoredTokensCheck(Transactions transactions, TokenVault vault, RotationConfig config) {
    this.transactions = transactions;
    this.vault = vault;
    this.config = config;
  }

  /** Before anything refreshes or lends. */
  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    transactions
        .run(() -> Grant.<Grant>list("sealedRefreshToken is not null"))
        .await()
        .atMost(config.checkPatience())
        .forEach(this::check);
  }

  private void check(Grant grant) {
    try {
      vault.refreshToken(grant);
      vault.accessToken(grant);
    } catch (UnopenableException wrongKey) {
      throw new ConfigurationException(
          "Put the key that sealed the stored tokens into the file of TOKEN_ENCRYPTION_KEYS_FILE: for"
              + " connection "
              + grant.id
              + " "
              + wrongKey.getMessage()
              + ". Nothing was changed.",
          wrongKey);
    }
  }
}
