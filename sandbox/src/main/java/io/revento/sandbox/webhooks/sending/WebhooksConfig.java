package io.revento.sandbox.webhooks.sending;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code sandbox.webhooks}. */
@ConfigMapping(prefix = "sandbox.webhooks")
public interface WebhooksConfig {

  /** How long after the try before it each try is made; the first follows what it announces. */
  @WithDefault("PT0S,PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
  List<Duration> retryDelays();

  /** The largest part of a delay that it may be longer or shorter by, 0 to 1. */
  @WithDefault("0.1")
  double jitter();

  /** Of the jitter's random numbers, so that a run can be repeated. */
  @WithDefault("42")
  long jitterSeed();

  /** How long a receiver may take to answer, in real time. */
  @WithDefault("PT15S")
  Duration timeout();

  /**
   * Tries under way at once to one receiver; its others wait for a place, other receivers' do not.
   */
  @WithDefault("64")
  int atOnce();

  /** The longest wait that a receiver's {@code Retry-After} is granted. */
  @WithDefault("PT24H")
  Duration longestRetryAfter();

  /** Bytes of a receiver's answer that the log keeps. */
  @WithDefault("4096")
  int answerKept();

  /** Deliveries that the log remembers; the oldest are forgotten first. */
  @WithDefault("100000")
  int kept();

  /** How much memory they may take, about; half of the heap unless set. */
  Optional<MemorySize> keptSize();
}
