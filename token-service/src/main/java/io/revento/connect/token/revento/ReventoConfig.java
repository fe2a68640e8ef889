package io.revento.connect.token.revento;

import io.revento.connect.token.Needed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where Revento's OAuth server is, and who we are there. */
@ConfigMapping(prefix = "token.revento")
public interface ReventoConfig {

  /** The base under which {@code /authorize}, {@code /token} and {@code /revoke} are. */
  URI oauthUrl();

  @WithConverter(Needed.class)
  String clientId();

  /** From the variable, or from a file. */
  @WithConverter(ClientSecret.class)
  String clientSecret();

  /**
   * How long a call may take; shorter than the lease of a refresh, so that a lease is not
   * overslept.
   */
  @WithDefault("PT20S")
  Duration callTimeout();

  /** How long an access token is taken to live when the reply has no {@code expires_in}. */
  @WithDefault("PT10M")
  Duration defaultTokenLifetime();

  /**
   * Connections to the OAuth server; as many as refreshes and revocations are made at the same
   * time, so that none waits for one: what waits could be sent after its lease has ended.
   */
  @WithDefault("96")
  int maxConnections();

  /** How long what the server says of itself is believed without asking again. */
  @WithDefault("PT1M")
  Duration metadataLifetime();

  /** How long a person may wait for it. */
  @WithDefault("PT3S")
  Duration metadataTimeout();
}
