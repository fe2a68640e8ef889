package io.revento.connect.ingress.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What senders are asked to do. */
@ConfigMapping(prefix = "revento.ingress.webhook")
interface AnswerSettings {

  /** When to come again after a 503. */
  @WithDefault("5S")
  Duration retryAfter();
}
