package io.revento.connect.ingress.webhook;

import io.revento.connect.ingress.answer.Outcome;
import io.revento.connect.ingress.delivery.Delivery;
import io.revento.connect.ingress.delivery.Publication;
import io.revento.connect.telemetry.Fact;
import io.revento.connect.telemetry.Lines;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Tells log and metrics how an exchange ended. */
@ApplicationScoped
class Ending {

  private static final Logger LOG = Logger.getLogger(Ending.class);

  private final DeliveryMetrics metrics;
  private final RejectionLog rejections;

  Ending(DeliveryMetrics metrics, RejectionLog rejections) {
    this.metrics = metrics;
    this.rejections = rejections;
  }

  /** On debug only: a line for each would cost as much as the delivery itself. */
  void accepted(Exchange exchange, Delivery delivery, Publication publication) {
    if (LOG.isDebugEnabled()) {
      Lines.of(publication.trace())
          .with(Fact.WEBHOOK_ID, delivery.webhookId())
          .write(
              () ->
                  LOG.debugf(
                      "delivery accepted: webhook_id=%s type=%s",
                      delivery.webhookId(), publication.type()));
    }
    metrics.ended(Outcome.ACCEPTED, publication.type(), exchange.age());
  }

  void unconfirmed(Exchange exchange, Delivery delivery, Publication.Unconfirmed unconfirmed) {
    Lines.of(unconfirmed.trace())
        .with(Fact.WEBHOOK_ID, delivery.webhookId())
        .write(
            () ->
                rejections.rejected(
                    Outcome.KAFKA_UNAVAILABLE, unconfirmed.reason(), delivery.webhookId()));
    metrics.ended(Outcome.KAFKA_UNAVAILABLE, unconfirmed.type(), exchange.age());
  }

  /**
   * @param reason a word of ours
   */
  void rejected(Exchange exchange, Outcome outcome, String reason) {
    rejections.rejected(outcome, reason);
    metrics.ended(outcome, DeliveryMetrics.NO_TYPE, exchange.age());
  }
}
