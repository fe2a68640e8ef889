package io.revento.connect.sync.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How records are sent. */
@ConfigMapping(prefix = "revento.sync.relay")
public interface RelayConfig {

  /** Whether this replica sends; one that does not leaves it to others. */
  @WithDefault("true")
  boolean enabled();

  /** Records per transaction. */
  @WithDefault("500")
  int batch();

  /** How long a shard stays ours without a renewal. */
  @WithDefault("5s")
  Duration lease();

  /** How often the outbox is looked at unasked: for records that other replicas decided. */
  @WithDefault("100ms")
  Duration poll();

  /** The rest after a failure. */
  @WithDefault("1s")
  Duration rest();

  /** How long Kafka may take for one transaction. */
  @WithDefault("10s")
  Duration sendTimeout();

  /** How long the database may take for one step. */
  @WithDefault("10s")
  Duration databaseTimeout();

  /**
   * The prefix of each shard's {@code transactional.id}; deployments that share a broker differ.
   */
  @WithDefault("revento-sync-outbox-")
  String transactionalIdPrefix();
}
