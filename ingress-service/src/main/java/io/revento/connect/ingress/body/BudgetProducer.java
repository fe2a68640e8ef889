package io.revento.connect.ingress.body;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the one budget that all requests share. */
class BudgetProducer {

  private static final int HEAP_PARTS = 8;

  /** The bodies that it holds fill half of the producer's buffer. */
  private static final long MOST = 64L * 1024 * 1024;

  @Produces
  @Singleton
  MemoryBudget budget(BodySettings settings) {
    long total =
        settings.memory().map(MemorySize::asLongValue).orElseGet(BudgetProducer::shareOfTheHeap);
    return new MemoryBudget(total, settings.memoryPerDelivery().asLongValue());
  }

  private static long shareOfTheHeap() {
    return Math.min(Runtime.getRuntime().maxMemory() / HEAP_PARTS, MOST);
  }
}
