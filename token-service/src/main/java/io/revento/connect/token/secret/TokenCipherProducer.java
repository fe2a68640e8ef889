package io.revento.connect.token.secret;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the keys once at start, and stops it with a clear word when they are not right. */
@ApplicationScoped
class TokenCipherProducer {

  private static final String VARIABLE = "TOKEN_ENCRYPTION_KEYS_FILE";

  @Produces
  @Singleton
  @Startup
  TokenCipher cipher(EncryptionConfig config) {
    String file =
        config
            .keysFile()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "Set "
                            + VARIABLE
                            + " to a file with one keyid:base64-of-32-bytes per line."));
    try {
      return new TokenCipher(EncryptionKeys.parse(Files.readAllLines(Path.of(file))));
    } catch (IOException | InvalidPathException unreadable) {
      throw new ConfigurationException(
          "Set " + VARIABLE + " to a file that can be read: " + file + " cannot.", unreadable);
    } catch (IllegalArgumentException malformed) {
      throw new ConfigurationException(
          "Correct the file of " + VARIABLE + ": " + malformed.getMessage() + ".", malformed);
    }
  }
}
