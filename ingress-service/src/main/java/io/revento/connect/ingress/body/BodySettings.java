package io.revento.connect.ingress.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Bounds of bodies. */
@ConfigMapping(prefix = "revento.ingress.webhook")
public interface BodySettings {

  /** The contract's bound; longer bodies are refused. */
  @WithDefault("1M")
  MemorySize maxBody();

  /** From the request's headers to its body's end; then the connection is closed. */
  @WithDefault("4S")
  Duration bodyWithin();

  /**
   * Heap that all deliveries under way may take together, as {@link MemoryBudget} counts it; beyond
   * it they are sent away. Unless set, an eighth of the heap and at most 64 MiB.
   */
  Optional<MemorySize> memory();

  /** Heap that one under way takes at the least, however small its body. */
  @WithDefault("8K")
  MemorySize memoryPerDelivery();
}
