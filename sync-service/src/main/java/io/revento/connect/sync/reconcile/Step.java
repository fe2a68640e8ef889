package io.revento.connect.sync.reconcile;

import io.revento.connect.sync.upstream.FetchResult;

/** What came of one step of a run. */
sealed interface Step {

  /** It goes on from there. */
  record Onward(Run run) implements Step {}

  /** This collection has no more pages; whether it is through is not known yet. */
  record Listed(Run run) implements Step {}

  /** This collection is through, swept or left out. */
  record Through(Run run) implements Step {}

  /** It cannot go on now. */
  record Stuck(Run run, FetchResult why) implements Step {}

  /** What a listing did not show cannot be asked for, so that nothing ends for it. */
  record Unsure(Run run, FetchResult why) implements Step {}

  /** It ended, or waits; nothing is left to do now. */
  record Ended(String outcome) implements Step {}

  /** The generation of its connection is over, or another replica has it. */
  record Lost(Run run) implements Step {}
}
