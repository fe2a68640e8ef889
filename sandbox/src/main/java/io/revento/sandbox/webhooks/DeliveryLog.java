package io.revento.sandbox.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.sandbox.state.Journal;
import io.revento.sandbox.state.Keeper;
import io.revento.sandbox.state.Kept;
import io.revento.sandbox.webhooks.sending.WebhooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Every delivery and its tries. Survives resets. */
@ApplicationScoped
public class DeliveryLog implements Keeper, Kept {

  private final WebhooksConfig config;
  private final Journal journal;
  private final ConcurrentSkipListMap<Long, Delivery> byNumber = new ConcurrentSkipListMap<>();
  private final Map<String, Long> numbers = new ConcurrentHashMap<>();
  private final AtomicLong counter = new AtomicLong();

  DeliveryLog(WebhooksConfig config, Journal journal) {
    this.config = config;
    this.journal = journal;
  }

  long nextNumber() {
    return counter.incrementAndGet();
  }

  synchronized void add(Delivery delivery) {
    put(delivery);
    journal.note(part(), delivery.id(), delivery);
    while (numbers.size() > config.kept()) {
      Optional.ofNullable(byNumber.pollFirstEntry())
          .ifPresent(
              oldest -> {
                numbers.remove(oldest.getValue().id());
                journal.note(part(), oldest.getValue().id(), null);
              });
    }
  }

  public Optional<Delivery> find(String id) {
    return Optional.ofNullable(numbers.get(id)).map(byNumber::get);
  }

  /** What became of it; empty if it was forgotten meanwhile. */
  synchronized Optional<Delivery> edit(String id, UnaryOperator<Delivery> edit) {
    Optional<Delivery> edited = find(id).map(edit);
    edited.ifPresent(
        delivery -> {
          byNumber.put(delivery.number(), delivery);
          journal.note(part(), id, delivery);
        });
    return edited;
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

  /** Those that are to be tried, in their order. */
  List<Delivery> pending() {
    return byNumber.values().stream()
        .filter(delivery -> delivery.state() == Delivery.State.PENDING)
        .toList();
  }

  @Override
  public List<Kept> kept() {
    return List.of(this);
  }

  @Override
  public String part() {
    return "deliveries";
  }

  @Override
  public void restore(String key, @Nullable JsonNode value) {
    if (value == null) {
      Optional.ofNullable(numbers.remove(key)).ifPresent(byNumber::remove);
      return;
    }
    Delivery delivery = Journal.value(value, Delivery.class);
    put(delivery);
    counter.accumulateAndGet(delivery.number(), Math::max);
  }

  @Override
  public void entries(BiConsumer<String, Object> sink) {
    byNumber.values().forEach(delivery -> sink.accept(delivery.id(), delivery));
  }

  private void put(Delivery delivery) {
    byNumber.put(delivery.number(), delivery);
    numbers.put(delivery.id(), delivery.number());
  }
}
