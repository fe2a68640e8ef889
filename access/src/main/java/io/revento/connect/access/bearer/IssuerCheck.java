package io.revento.connect.access.bearer;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start where no token could be believed as it should. */
@ApplicationScoped
class IssuerCheck {

  void check(@Observes StartupEvent start, IssuerSettings settings) {
    settings
        .fault()
        .ifPresent(
            fault -> {
              throw new ConfigurationException(fault);
            });
  }
}
