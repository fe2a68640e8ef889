package io.revento.connect.access.bearer;

/** Where a browser goes that brings no token. */
public final class SignInPath {

  /** The page that takes a token out of a link, or sends on to the issuer. */
  public static final String PAGE = "/sign-in";

  /** Where people leave for the issuer's login page, and come back from it. */
  public static final String AT_THE_ISSUER = PAGE + "/issuer";

  private SignInPath() {}
}
