package io.revento.connect.ingress.webhook;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one budget that all requests share, and lets the metrics watch it. */
class BudgetProducer {

  @Produces
  @Singleton
  MemoryBudget budget(WebhookSettings settings, DeliveryMetrics metrics) {
    MemoryBudget budget =
        new MemoryBudget(
            settings.memory().asLongValue(), settings.memoryPerDelivery().asLongValue());
    metrics.watch(budget);
    return budget;
  }
}
