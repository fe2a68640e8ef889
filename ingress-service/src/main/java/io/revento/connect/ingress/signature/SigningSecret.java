package io.revento.connect.ingress.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret that Revento signs with.
 *
 * @param key of HMAC-SHA256
 * @param until when it stops being believed; null for not yet decided
 */
public record SigningSecret(byte[] key, @Nullable Instant until) {

  public boolean activeAt(Instant time) {
    return until == null || time.isBefore(until);
  }

  /** Tells nothing of the key. */
  @Override
  public String toString() {
    return "SigningSecret[until=" + until + "]";
  }
}
