package io.revento.sandbox.seed.conference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of a resource in the order in which they are written. */
public final class Shape {

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  public static Shape of(String name, @Nullable Object value) {
    return new Shape().and(name, value);
  }

  public Shape and(String name, @Nullable Object value) {
    fields.put(name, value);
    return this;
  }

  public Map<String, @Nullable Object> fields() {
    return fields;
  }
}
