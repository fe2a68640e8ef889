package io.revento.connect.ingress.secrets;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How Revento signs. */
@ConfigMapping(prefix = "revento.ingress.signature")
interface SignatureSettings {

  /** Standard Webhooks is what we assume of Revento; the other is there should it do otherwise. */
  @WithDefault("standard-webhooks")
  Scheme scheme();

  /** How far a timestamp may be from now (Standard Webhooks 1.0 recommends 5 minutes). */
  @WithDefault("5M")
  Duration tolerance();

  /** {@code REVENTO_WEBHOOK_SECRETS_FILE}. */
  Optional<Path> secretsFile();

  /** How often the file is looked at; a mounted secret changes without notice. */
  @WithDefault("5S")
  Duration reloadEvery();

  TimestampedHexHeaders timestampedHex();

  enum Scheme {
    STANDARD_WEBHOOKS,
    TIMESTAMPED_HEX
  }

  /** Names of headers, for {@link Scheme#TIMESTAMPED_HEX} only. */
  interface TimestampedHexHeaders {

    @WithDefault("revento-signature")
    String signatureHeader();

    @WithDefault("revento-webhook-id")
    String idHeader();
  }
}
