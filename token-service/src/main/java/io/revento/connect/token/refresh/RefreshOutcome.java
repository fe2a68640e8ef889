package io.revento.connect.token.refresh;

import java.util.Locale;

/** What became of the wish to refresh a connection's token. */
public sealed interface RefreshOutcome {

  /** There is a new token. */
  record Refreshed() implements RefreshOutcome {}

  /** The grant has ended at Revento: a person has to consent again. */
  record GrantEnded() implements RefreshOutcome {}

  /** Not now; the connection says when next. */
  record Postponed() implements RefreshOutcome {}

  /** Somebody else is at it. */
  record Elsewhere() implements RefreshOutcome {}

  /** The connection is in no state to be refreshed, or was changed meanwhile. */
  record Overtaken() implements RefreshOutcome {}

  /** For logs and metrics. */
  default String word() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
