package io.revento.connect.access.signin;

import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The client by which people sign in at the issuer (OpenID Connect Core 1.0, section 3.1). Without
 * one they come by a link with a token.
 */
@ConfigMapping(prefix = "revento.access.login")
interface LoginSettings {

  /** {@code OIDC_ISSUER_URL}: base of the issuer's discovery document. */
  Optional<String> issuerUrl();

  /** {@code OIDC_CLIENT_ID}. */
  Optional<String> clientId();

  /** {@code OIDC_CLIENT_SECRET}. */
  Optional<String> clientSecret();

  /** {@code OIDC_CLIENT_SECRET_FILE}: a file that holds it. */
  Optional<Path> clientSecretFile();

  /** {@code OIDC_SCOPES}: what is asked for beside {@code openid}. */
  Optional<List<String>> scopes();

  default boolean offered() {
    return clientId().isPresent();
  }

  /**
   * The client's secret. It also seals the state that travels by the browser, so that the callback
   * may reach another replica.
   *
   * @throws IOException when its file cannot be read
   */
  default Optional<String> secret() throws IOException {
    return clientSecretFile().isPresent()
        ? Optional.of(Files.readString(clientSecretFile().get(), StandardCharsets.UTF_8).strip())
        : clientSecret();
  }

  /** What is wrong, and what to set; empty when all is well. */
  default Optional<String> fault() {
    if (!offered()) {
      return Optional.empty();
    }
    if (issuerUrl().isEmpty()) {
      return Optional.of("OIDC_CLIENT_ID is for signing in at an issuer: set OIDC_ISSUER_URL too.");
    }
    try {
      return secret().filter(secret -> secret.length() >= SHORTEST_SECRET).isPresent()
          ? Optional.empty()
          : Optional.of(SECRET_MISSING);
    } catch (IOException unreadable) {
      return Optional.of(
          "OIDC_CLIENT_SECRET_FILE names a file that cannot be read: " + clientSecretFile().get());
    }
  }

  /** Characters; Quarkus derives the keys of its cookies from no shorter one. */
  int SHORTEST_SECRET = 32;

  String SECRET_MISSING =
      "Set OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE to the secret of OIDC_CLIENT_ID, of at"
          + " least 32 characters: the state of a sign-in is sealed with it.";
}
