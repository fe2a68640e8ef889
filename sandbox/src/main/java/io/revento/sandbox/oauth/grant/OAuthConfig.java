package io.revento.sandbox.oauth.grant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** {@code sandbox.oauth}; all durations go by the sandbox's clock. */
@ConfigMapping(prefix = "sandbox.oauth")
public interface OAuthConfig {

  @WithDefault("PT1M")
  Duration codeLifetime();

  /** How long a code is known to have been there after it expired. */
  @WithDefault("PT1H")
  Duration codeMemory();

  @WithDefault("PT1H")
  Duration accessTokenLifetime();

  /** How long a replaced refresh token is accepted again; later it ends the grant (RFC 9700). */
  @WithDefault("PT60S")
  Duration refreshGrace();

  /** How long the use of a replaced refresh token is noticed; later it is simply unknown. */
  @WithDefault("P90D")
  Duration replacedMemory();

  /** After how long an unused refresh token lapses; never by default. */
  Optional<Duration> refreshIdleLifetime();
}
