package io.revento.connect.token.health;

import io.revento.connect.token.Needed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** What the service cannot start without; checked before anything is opened. */
@ConfigMapping(prefix = "token.surroundings")
interface Surroundings {

  @WithConverter(Needed.class)
  String kafka();

  @WithConverter(Needed.class)
  String database();

  @WithConverter(Needed.class)
  String databaseUser();
}
