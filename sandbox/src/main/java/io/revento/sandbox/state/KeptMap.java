package io.revento.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.revento.sandbox.state.journal.Journal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Values by key, in the order in which they came, each change of which is noted. */
public final class KeptMap<V> implements Kept {

  private final Journal journal;
  private final String part;
  private final Class<V> type;
  private final Map<String, V> values = new LinkedHashMap<>();

  public KeptMap(Journal journal, String part, Class<V> type) {
    this.journal = journal;
    this.part = part;
    this.type = type;
  }

  public synchronized void put(String key, V value) {
    values.put(key, value);
    journal.note(part, key, value);
  }

  public synchronized void putAll(Map<String, V> more) {
    values.putAll(more);
    journal.noteAll(part, more);
  }

  public synchronized void remove(String key) {
    if (values.remove(key) != null) {
      journal.note(part, key, null);
    }
  }

  public synchronized void removeIf(Predicate<V> outdated) {
    List<String> keys =
        values.entrySet().stream()
            .filter(entry -> outdated.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    keys.forEach(this::remove);
  }

  /** Removes from the oldest on, up to the first that is not outdated. */
  public synchronized void removeOldest(Predicate<V> outdated) {
    Iterator<Map.Entry<String, V>> oldest = values.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, V> entry = oldest.next();
      if (!outdated.test(entry.getValue())) {
        return;
      }
      oldest.remove();
      journal.note(part, entry.getKey(), null);
    }
  }

  public synchronized Optional<V> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  public synchronized boolean has(String key) {
    return values.containsKey(key);
  }

  public synchronized List<V> all() {
    return List.copyOf(values.values());
  }

  @Override
  public String part() {
    return part;
  }

  @Override
  public synchronized void restore(String key, @Nullable JsonNode value) {
    if (value == null) {
      values.remove(key);
    } else {
      values.put(key, Journal.value(value, type));
    }
  }

  @Override
  public void entries(BiConsumer<String, Object> sink) {
    Map<String, V> copy;
    synchronized (this) {
      copy = new LinkedHashMap<>(values);
    }
    copy.forEach(sink);
  }
}
