package io.revento.connect.sync.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** What the service cannot start without; checked before anything is opened. */
@ConfigMapping(prefix = "sync.surroundings")
interface Surroundings {

  @WithConverter(Needed.class)
  String kafka();

  @WithConverter(Needed.class)
  String database();

  @WithConverter(Needed.class)
  String databaseUser();

  /** Either way by which token-service knows us. */
  @WithConverter(Needed.class)
  String tokenServiceAccess();
}
