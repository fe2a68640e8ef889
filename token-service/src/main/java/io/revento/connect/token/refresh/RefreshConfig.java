package io.revento.connect.token.refresh;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When tokens are refreshed. */
@ConfigMapping(prefix = "token.refresh")
public interface RefreshConfig {

  /** How long before its expiry a token is refreshed at the latest; at most half its lifetime. */
  @WithDefault("PT10M")
  Duration ahead();

  /** Up to this much earlier still, at random: connections made together drift apart. */
  @WithDefault("PT5M")
  Duration jitter();

  /**
   * A refresh token is used at least this often, however long the access token lives: unused ones
   * lapse, Revento does not say when.
   */
  @WithDefault("P7D")
  Duration longestIdle();

  /** What a lent token lives at least. */
  @WithDefault("PT1M")
  Duration minimumLife();

  /** How long one attempt owns a connection; longer than {@code token.revento.call-timeout}. */
  @WithDefault("PT25S")
  Duration lease();

  /**
   * How long after an attempt whose answer was lost it may be repeated. Revento accepts a replaced
   * refresh token for 60 s; some of them are for the way.
   */
  @WithDefault("PT50S")
  Duration grace();

  /** The wait after the first failure; each further one doubles it. */
  @WithDefault("PT1S")
  Duration firstBackoff();

  @WithDefault("PT5M")
  Duration longestBackoff();

  /** The longest {@code Retry-After} that is heeded. */
  @WithDefault("PT1H")
  Duration longestWaitAsked();

  /** Between looks at what is due. */
  @WithDefault("1s")
  String scanInterval();

  /** Refreshes that this replica makes at the same time because they are due. */
  @WithDefault("64")
  int concurrency();

  /** And that many more because callers want a token now. */
  @WithDefault("24")
  int wantedConcurrency();

  /** How long a refresh's result is offered to a database that does not take it. */
  @WithDefault("PT5M")
  Duration settlePatience();
}
