package io.revento.connect.token.revento;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Who we are at Revento, as {@code client_secret_basic} sends it. */
record ClientCredentials(String id, String secret) {

  /**
   * @throws ConfigurationException with a sentence that says what to set
   */
  static ClientCredentials of(ReventoConfig config) {
    String id =
        config
            .clientId()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "Set REVENTO_CLIENT_ID to the client id that Revento gave the integration."));
    return new ClientCredentials(id, secret(config));
  }

  private static String secret(ReventoConfig config) {
    if (config.clientSecret().isPresent()) {
      return config.clientSecret().get();
    }
    String file =
        config
            .clientSecretFile()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "Set REVENTO_CLIENT_SECRET, or REVENTO_CLIENT_SECRET_FILE to a file with"
                            + " the client secret."));
    String secret;
    try {
      secret = Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException unreadable) {
      throw new ConfigurationException(
          "Set REVENTO_CLIENT_SECRET_FILE to a file that can be read: " + file + " cannot.",
          unreadable);
    }
    if (secret.isEmpty()) {
      throw new ConfigurationException(
          "Put the client secret into the file of REVENTO_CLIENT_SECRET_FILE: it is empty.");
    }
    return secret;
  }

  @Override
  public String toString() {
    return "ClientCredentials[id=" + id + "]";
  }
}
