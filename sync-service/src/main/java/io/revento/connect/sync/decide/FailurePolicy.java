package io.revento.connect.sync.decide;

import io.revento.connect.sync.decide.Decision.Blame;
import io.revento.connect.sync.decide.Decision.Defer;
import io.revento.connect.sync.decide.Decision.Park;
import io.revento.connect.sync.upstream.FetchResult;
import io.revento.connect.sync.upstream.FetchResult.Failed;
import io.revento.connect.sync.upstream.FetchResult.Refused;
import io.revento.connect.sync.upstream.FetchResult.Throttled;
import java.time.Duration;

/**
 * The one place that decides between trying again and giving up. Only a resource that fails while
 * its connection is well is given up: trouble of the API, of token-service or of the network, and
 * what refuses everything alike, is waited out.
 *
 * @param firstWait after the first failure; it doubles with each further one
 * @param longestWait the limit of that
 * @param tries how many failures of a resource park it
 */
public record FailurePolicy(Duration firstWait, Duration longestWait, int tries) {

  /**
   * @param result anything but found or gone
   * @param failures how often it failed before, counted against it
   * @param connectionWell whether something else can be fetched with that connection now
   */
  public Decision decide(FetchResult result, int failures, boolean connectionWell) {
    if (result instanceof Throttled throttled) {
      return new Defer(throttled.pause(), "quota", Blame.NOTHING);
    }
    if (result instanceof Refused refused) {
      if (refused.ofConnection()) {
        return new Defer(longestWait, refused.code(), Blame.NOTHING);
      }
      if (!connectionWell) {
        return new Defer(backoff(failures), refused.code(), Blame.NOTHING);
      }
      // One may be the last refusal of what refused everything, and well again a moment later.
      return refused.ofScope() ? new Park(refused.code()) : again(refused.code(), failures);
    }
    if (result instanceof Failed failed) {
      if (!connectionWell) {
        return new Defer(backoff(failures), "outage", Blame.NOTHING);
      }
      if (!failed.asked()) {
        return new Defer(firstWait, failed.reason(), Blame.NOTHING);
      }
      return again(failed.reason(), failures);
    }
    throw new IllegalArgumentException("found and gone are observations, no failures");
  }

  /** The resource's own trouble: tried again, and in the end given up. */
  private Decision again(String reason, int failures) {
    return failures + 1 < tries
        ? new Defer(backoff(failures), reason, Blame.RESOURCE)
        : new Park(reason);
  }

  /** How long to wait after that many failures before this one. */
  public Duration backoff(int failures) {
    long factor = 1L << Math.min(failures, 20);
    Duration wait = firstWait.multipliedBy(factor);
    return wait.compareTo(longestWait) > 0 ? longestWait : wait;
  }
}
