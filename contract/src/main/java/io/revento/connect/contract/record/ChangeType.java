package io.revento.connect.contract.record;

import io.revento.connect.contract.topics.ResourceType;

/** The {@code ce_type} of a normalized record: which change was seen, whoever found it. */
public final class ChangeType {

  private ChangeType() {}

  /** First sight of a resource, also after a tombstone. */
  public static String observed(ResourceType type) {
    return of(type, "observed");
  }

  /** The status changed to this one, for example {@code revento.application.approved}. */
  public static String status(ResourceType type, String newStatus) {
    return of(type, newStatus);
  }

  /** Something else than the status changed. */
  public static String updated(ResourceType type) {
    return of(type, "updated");
  }

  /** The resource is gone: a tombstone. */
  public static String deleted(ResourceType type) {
    return of(type, "deleted");
  }

  private static String of(ResourceType type, String change) {
    return "revento." + type.wireName() + "." + change;
  }
}
