package io.revento.connect.contract.topics;

/** How many brokers hold a record, and how many must have it before it counts as written. */
public record Durability(short replicas, int minInSyncReplicas) {
  public static final Durability PRODUCTION = new Durability((short) 3, 2);
  public static final Durability SINGLE_BROKER = new Durability((short) 1, 1);
}
