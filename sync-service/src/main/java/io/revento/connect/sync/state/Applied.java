package io.revento.connect.sync.state;

import io.revento.connect.sync.decide.Decision;
import java.util.Map;

/** What came of applying a sighting. */
public sealed interface Applied {

  /** Kept, with the rest of the transaction. */
  record Kept(Map<String, Outcome> outcomes) implements Applied {

    public long changed() {
      return outcomes.values().stream().filter(outcome -> outcome.revision() > 0).count();
    }
  }

  /** The generation of the connection is over: nothing was kept. */
  record Discarded() implements Applied {}

  /**
   * @param revision of the record that was published; 0 when there was none
   */
  record Outcome(Decision decision, long revision) {}
}
