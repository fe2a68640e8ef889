package io.revento.connect.contract.access;

/** The values of the JWT's {@code groups} claim. */
public final class Roles {

  /** Reads the projection's models. */
  public static final String READER = "reader";

  /** Reads everything and operates the system. */
  public static final String OPERATOR = "operator";

  /** Borrows access tokens, and nothing else. */
  public static final String SERVICE = "service";

  private Roles() {}
}
