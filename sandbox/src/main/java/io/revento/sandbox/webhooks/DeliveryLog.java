package io.revento.sandbox.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.MemorySize;
import io.revento.sandbox.state.Keeper;
import io.revento.sandbox.state.Kept;
import io.revento.sandbox.state.journal.Journal;
import io.revento.sandbox.webhooks.sending.WebhooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
  private final long most;
  private long weight;

  DeliveryLog(WebhooksConfig config, Journal journal) {
    this.config = config;
    this.journal = journal;
    this.most =
        config
            .keptSize()
            .map(MemorySize::asLongValue)
            .orElseGet(() -> Runtime.getRuntime().maxMemory() / 2);
  }

  long nextNumber() {
    return counter.incrementAndGet();
  }

  synchronized void add(Delivery delivery) {
    put(delivery);
    journal.note(part(), delivery.id(), delivery);
    forgetTheOldest();
  }

  /** But never the newest. */
  private void forgetTheOldest() {
    while (numbers.size() > config.kept() || weight > most && numbers.size() > 1) {
      Optional.ofNullable(byNumber.firstEntry())
          .map(Map.Entry::getValue)
          .ifPresent(
              oldest -> {
                remove(oldest.id());
                journal.note(part(), oldest.id(), null);
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
          put(delivery);
          journal.note(part(), id, delivery);
          forgetTheOldest();
        });
    return edited;
  }

  /** Whether that try is still planned; it is under way now, and nobody else makes it. */
  synchronized boolean claim(String id, Instant due) {
    boolean planned = find(id).filter(delivery -> due.equals(delivery.nextTryAt())).isPresent();
    return planned && edit(id, Delivery::underWay).isPresent();
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
  public synchronized void restore(String key, @Nullable JsonNode value) {
    if (value == null) {
      remove(key);
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
    weight += delivery.weight() - weight(byNumber.put(delivery.number(), delivery));
    numbers.put(delivery.id(), delivery.number());
  }

  private void remove(String id) {
    Long number = numbers.remove(id);
    if (number != null) {
      weight -= weight(byNumber.remove(number));
    }
  }

  private static long weight(@Nullable Delivery delivery) {
    return delivery == null ? 0 : delivery.weight();
  }
}
