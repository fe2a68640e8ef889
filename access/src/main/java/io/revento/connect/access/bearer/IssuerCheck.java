package io.revento.connect.access.bearer;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start where no token could ever be believed. */
@ApplicationScoped
class IssuerCheck {

  void check(@Observes StartupEvent start, IssuerSettings settings) {
    settings
        .fault()
        .ifPresent(
            fault -> {
              throw new IllegalStateException(fault);
            });
  }
}
