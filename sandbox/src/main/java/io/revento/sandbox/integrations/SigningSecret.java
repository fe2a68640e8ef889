package io.revento.sandbox.integrations;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A secret that signs deliveries.
 *
 * @param text {@code whsec_} and the key in base64 (Standard Webhooks 1.0)
 * @param until from when on it no longer signs, by the sandbox's clock; empty while it is the
 *     newest
 */
public record SigningSecret(String text, Optional<Instant> until) {

  public static final String PREFIX = "whsec_";

  public byte[] key() {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  boolean signsAt(Instant now) {
    return until.map(now::isBefore).orElse(true);
  }

  /** Never its text: it would end up in a log. */
  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
