package io.revento.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Values by key that survive a restart. */
public interface Kept {

  /** Its name in the journal; part of the format, and so never changed. */
  String part();

  /** Takes back what was noted, in the order in which it was; null means that the key went. */
  void restore(String key, @Nullable JsonNode value);

  /** All keys and values as they are, which may change meanwhile. */
  void entries(BiConsumer<String, Object> sink);
}
