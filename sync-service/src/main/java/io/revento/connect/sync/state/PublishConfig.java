package io.revento.connect.sync.state;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** What of a resource is published. */
@ConfigMapping(prefix = "revento.publish")
public interface PublishConfig {

  /** Fields that are left out, as dotted paths: {@code email,answers.dietary_notes}. */
  Optional<Set<String>> omitFields();
}
