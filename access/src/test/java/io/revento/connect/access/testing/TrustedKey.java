package io.revento.connect.access.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;

/** A service with a public key: no issuer's URL, given as empty as a compose file would. */
public final class TrustedKey implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    byte[] key = Tokens.TRUSTED.getPublicKey().getEncoded();
    return Map.of(
        "OIDC_PUBLIC_KEY",
        Base64.getEncoder().encodeToString(key),
        "OIDC_ISSUER",
        Tokens.ISSUER,
        "OIDC_ISSUER_URL",
        "");
  }

  @Override
  public void stop() {
    // Nothing runs.
  }
}
