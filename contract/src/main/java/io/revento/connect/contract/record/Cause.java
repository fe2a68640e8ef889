package io.revento.connect.contract.record;

import java.util.Locale;

/** Why a record was published. */
public enum Cause {
  NOTICE,
  BACKFILL,
  RECONCILE,
  REDRIVE,
  REVOKED,
  PURGED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
