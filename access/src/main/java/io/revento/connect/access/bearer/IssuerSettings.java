package io.revento.connect.access.bearer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.util.Optional;

/**
 * Whose tokens are believed: an issuer's, found by its URL, or those signed with the private half
 * of a key. Quarkus takes the same values as {@code quarkus.oidc.*}.
 */
@ConfigMapping(prefix = "revento.access")
interface IssuerSettings {

  String ONE_OF_TWO =
      "Set OIDC_ISSUER_URL (an identity provider) or OIDC_PUBLIC_KEY together with OIDC_ISSUER"
          + " (a key of your own), and not both: without one, nobody could be let in.";

  /** Whichever of the two is set; it is read only to refuse neither. */
  @WithConverter(SomeoneTrusted.class)
  String trusted();

  /** {@code OIDC_ISSUER_URL}: base of the issuer's discovery document. */
  Optional<String> issuerUrl();

  /** {@code OIDC_PUBLIC_KEY}: X.509 SubjectPublicKeyInfo in Base64. */
  Optional<String> publicKey();

  /** {@code OIDC_ISSUER}: the {@code iss} that tokens of the public key carry. */
  Optional<String> issuer();

  /** What is wrong, and what to set; empty when all is well. */
  default Optional<String> fault() {
    if (issuerUrl().isPresent() == publicKey().isPresent()) {
      return Optional.of(ONE_OF_TWO);
    }
    if (publicKey().isPresent() && issuer().isEmpty()) {
      return Optional.of("Set OIDC_ISSUER to the iss of the tokens that OIDC_PUBLIC_KEY verifies.");
    }
    return Optional.empty();
  }
}
