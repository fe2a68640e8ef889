package io.revento.connect.contract.webhook;

import java.util.Locale;

/** What became of an accepted delivery; each ends in exactly one of these. */
public enum DeliveryOutcome {
  /** A change was published because of it. */
  PUBLISHED,
  /** What it announced was fetched and was no change. */
  UNCHANGED,
  /** A later delivery about the same resource was worked off together with it. */
  SUPERSEDED,
  /** It ended, paused or resumed grants. */
  LIFECYCLE,
  /** Its type or resource is unknown: the whole event was reconciled. */
  RECONCILED,
  /** Its event was not connected within the waiting time. */
  UNCONNECTED,
  /** It could not be worked off, and waits in {@code revento.webhooks.parked}. */
  PARKED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
