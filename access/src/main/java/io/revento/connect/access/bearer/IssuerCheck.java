package io.revento.connect.access.bearer;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/**
 * Refuses to start where no token could ever be believed. As early as can be: {@code quarkus-oidc}
 * would refuse too, naming properties of its own that nobody here sets.
 */
@ApplicationScoped
class IssuerCheck {

  void check(
      @Observes @Initialized(ApplicationScoped.class) Object start, IssuerSettings settings) {
    settings
        .fault()
        .ifPresent(
            fault -> {
              throw new ConfigurationException(fault);
            });
  }
}
