package io.revento.connect.ingress.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * One line per rejected delivery, but only so many per second: whoever floods us must not fill the
 * disk. It holds nothing that the sender wrote, for nothing of it is trusted.
 */
@ApplicationScoped
class RejectionLog {

  private static final Logger LOG = Logger.getLogger(RejectionLog.class);

  private final int perSecond;
  private final Clock clock = Clock.systemUTC();
  private long second;
  private int logged;
  private long suppressed;

  RejectionLog(WebhookSettings settings) {
    this.perSecond = settings.rejectionsLoggedPerSecond();
  }

  /**
   * @param reason a word of ours
   */
  synchronized void rejected(Outcome outcome, String reason) {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      logged = 0;
    }
    if (logged == perSecond) {
      suppressed++;
      return;
    }
    logged++;
    LOG.warnf(
        "delivery rejected: outcome=%s reason=\"%s\" suppressed=%d",
        outcome.code(), reason, suppressed);
    suppressed = 0;
  }
}
