package io.revento.connect.ingress.webhook;

import io.revento.connect.ingress.answer.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * One line per rejected delivery, but only so many per second of each outcome: whoever floods us
 * must not fill the disk, nor hide the others. It holds nothing that an unproven sender wrote.
 */
@ApplicationScoped
class RejectionLog {

  private static final Logger LOG = Logger.getLogger(RejectionLog.class);

  private final int perSecond;
  private final Clock clock;
  private final Map<Outcome, Rate> rates = new EnumMap<>(Outcome.class);

  @Inject
  RejectionLog(WebhookSettings settings) {
    this(settings.rejectionsLoggedPerSecond(), Clock.systemUTC());
  }

  RejectionLog(int perSecond, Clock clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /**
   * @param reason a word of ours
   */
  void rejected(Outcome outcome, String reason) {
    long suppressed = admit(outcome);
    if (suppressed >= 0) {
      LOG.warnf(
          "delivery rejected: outcome=%s reason=\"%s\" suppressed=%d",
          outcome.code(), reason, suppressed);
    }
  }

  /**
   * @param webhookId signed, so Revento's own word
   * @param reason a word of ours
   */
  void rejected(Outcome outcome, String reason, String webhookId) {
    long suppressed = admit(outcome);
    if (suppressed >= 0) {
      LOG.warnf(
          "delivery rejected: outcome=%s reason=\"%s\" webhook_id=%s suppressed=%d",
          outcome.code(), reason, webhookId, suppressed);
    }
  }

  /** How many were kept back since that outcome's last line; -1 to keep this one back too. */
  private synchronized long admit(Outcome outcome) {
    return rates.computeIfAbsent(outcome, o -> new Rate()).admit(clock.instant().getEpochSecond());
  }

  private final class Rate {

    private long second;
    private int logged;
    private long suppressed;

    long admit(long now) {
      if (now != second) {
        second = now;
        logged = 0;
      }
      if (logged == perSecond) {
        suppressed++;
        return -1;
      }
      logged++;
      long before = suppressed;
      suppressed = 0;
      return before;
    }
  }
}
