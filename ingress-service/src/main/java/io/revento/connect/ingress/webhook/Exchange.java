package io.revento.connect.ingress.webhook;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * A request and its answer.
 *
 * @param begunAt of {@link System#nanoTime()}
 */
record Exchange(RoutingContext context, long begunAt) {

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begunAt);
  }
}
