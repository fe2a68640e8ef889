package io.revento.sandbox.faults;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes wrong how often.
 *
 * @param seed of the dice; the same seed and the same calls in the same order give the same faults
 * @param values milliseconds for latencies, rates from 0 to 1 for the others; absent means never
 */
public record FaultSettings(long seed, Map<Knob, Double> values) {

  public FaultSettings {
    values = Map.copyOf(values);
  }

  /** Nothing goes wrong. */
  public static FaultSettings none() {
    return new FaultSettings(0, Map.of());
  }

  double value(Knob knob) {
    return values.getOrDefault(knob, 0.0);
  }

  /** All knobs in their groups, behind the seed. */
  public Map<String, Object> json() {
    Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
    for (Knob knob : Knob.values()) {
      Object value = knob.latency() ? (Object) Math.round(value(knob)) : (Object) value(knob);
      groups
          .computeIfAbsent(knob.group(), group -> new LinkedHashMap<>())
          .put(knob.wireName(), value);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", seed);
    json.putAll(groups);
    return json;
  }
}
