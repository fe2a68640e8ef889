package io.revento.connect.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one source of time, so that decisions can be tested against another. */
@ApplicationScoped
class SystemClock {

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
