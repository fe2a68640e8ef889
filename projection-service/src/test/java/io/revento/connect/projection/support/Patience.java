package io.revento.connect.projection.support;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a test waits for what has to happen: long enough for a machine that is shared. */
public final class Patience {

  private static final Duration AT_MOST = Duration.ofSeconds(45);

  private Patience() {}

  public static ConditionFactory await() {
    return Awaitility.await().pollDelay(Duration.ZERO).atMost(AT_MOST);
  }
}
