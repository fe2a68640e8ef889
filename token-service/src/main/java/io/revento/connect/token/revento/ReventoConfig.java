package io.revento.connect.token.revento;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where Revento's OAuth server is, and who we are there. */
@ConfigMapping(prefix = "revento")
public interface ReventoConfig {

  /** The base under which {@code /authorize}, {@code /token} and {@code /revoke} are. */
  URI oauthUrl();

  Optional<String> clientId();

  Optional<String> clientSecret();

  /** A file whose text is the secret; instead of the secret itself. */
  Optional<String> clientSecretFile();

  /**
   * How long a call may take; shorter than the lease of a refresh, so that a lease is not
   * overslept.
   */
  @WithDefault("PT20S")
  Duration callTimeout();

  /** How long an access token is taken to live when the reply has no {@code expires_in}. */
  @WithDefault("PT10M")
  Duration defaultTokenLifetime();

  /** Connections to the OAuth server. */
  @WithDefault("32")
  int maxConnections();
}
