package io.revento.sandbox.oauth.grant;

import io.revento.sandbox.integrations.Credentials;
import java.util.Base64;
import java.util.regex.Pattern;

/** Proof Key for Code Exchange with {@code S256} (RFC 7636), the only method that is taken. */
public final class Pkce {

  public static final String METHOD = "S256";

  /** RFC 7636 section 4.2: 32 bytes in base64url. */
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** RFC 7636 section 4.1. */
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  private Pkce() {}

  public static boolean wellFormed(String challenge) {
    return CHALLENGE.matcher(challenge).matches();
  }

  static boolean proves(String verifier, String challenge) {
    return VERIFIER.matcher(verifier).matches()
        && Credentials.same(challengeOf(verifier), challenge);
  }

  static String challengeOf(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Credentials.sha256(verifier));
  }
}
