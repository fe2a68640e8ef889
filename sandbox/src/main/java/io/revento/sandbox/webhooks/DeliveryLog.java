package io.revento.sandbox.webhooks;

import io.revento.sandbox.webhooks.sending.WebhooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Every delivery and its tries. Survives resets. */
@ApplicationScoped
public class DeliveryLog {

  private final WebhooksConfig config;
  private final ConcurrentSkipListMap<Long, Delivery> byNumber = new ConcurrentSkipListMap<>();
  private final Map<String, Long> numbers = new ConcurrentHashMap<>();
  private final AtomicLong counter = new AtomicLong();

  DeliveryLog(WebhooksConfig config) {
    this.config = config;
  }

  long nextNumber() {
    return counter.incrementAndGet();
  }

  void add(Delivery delivery) {
    byNumber.put(delivery.number(), delivery);
    numbers.put(delivery.id(), delivery.number());
    while (numbers.size() > config.kept()) {
      Optional.ofNullable(byNumber.pollFirstEntry())
          .ifPresent(oldest -> numbers.remove(oldest.getValue().id()));
    }
  }

  public Optional<Delivery> find(String id) {
    return Optional.ofNullable(numbers.get(id)).map(byNumber::get);
  }

  /** What became of it; empty if it was forgotten meanwhile. */
  Optional<Delivery> edit(String id, UnaryOperator<Delivery> edit) {
    return Optional.ofNullable(numbers.get(id))
        .map(number -> byNumber.computeIfPresent(number, (same, found) -> edit.apply(found)));
  }

  /**
   * The newest first.
   *
   * @param before only those with a lower number
   */
  public List<Delivery> newest(long before, int limit, Predicate<Delivery> wanted) {
    return byNumber.headMap(before, false).descendingMap().values().stream()
        .filter(wanted)
        .limit(limit)
        .toList();
  }
}
