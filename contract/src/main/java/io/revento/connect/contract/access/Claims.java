package io.revento.connect.contract.access;

/** Names and fixed values of the JWT's claims (RFC 7519). */
public final class Claims {

  public static final String AUDIENCE = "revento-connect";
  public static final String GROUPS = "groups";

  /** The events that the bearer may see, as an array of ids; absent means all. */
  public static final String EVENTS = "events";

  private Claims() {}
}
