package io.revento.connect.token.announce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the relay works. */
@ConfigMapping(prefix = "token.announce")
interface AnnounceConfig {

  /** Names the one relay to Kafka: whoever takes the name over fences the one before. */
  @WithDefault("token-service-connections")
  String transactionalId();

  /** How long the relay's owner may be silent before another replica takes over. */
  @WithDefault("PT10S")
  Duration lease();

  /** Between looks without being woken; a third of the lease or less, because a look renews it. */
  @WithDefault("PT2S")
  Duration scanInterval();

  /** The wait after Kafka or the database failed. */
  @WithDefault("PT1S")
  Duration retryDelay();

  /** How long Kafka may take for one step. */
  @WithDefault("PT10S")
  Duration kafkaTimeout();

  /** Records in one transaction. */
  @WithDefault("200")
  int batch();
}
