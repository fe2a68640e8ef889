package io.revento.connect.token.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the cipher from the configured keys. */
@ApplicationScoped
class TokenCipherProducer {

  @Produces
  @Singleton
  TokenCipher cipher(EncryptionConfig config) {
    return new TokenCipher(config.keys());
  }
}
