package io.revento.connect.embedded.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.revento.connect.embedded.AccessKeys;
import java.util.Map;

/** Lets the service under test trust the tokens of {@link Infrastructure#keys()}. */
public final class AccessResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return Map.of(
        "OIDC_PUBLIC_KEY", Infrastructure.keys().publicKey(), "OIDC_ISSUER", AccessKeys.ISSUER);
  }

  @Override
  public void stop() {
    // Nothing runs.
  }
}
