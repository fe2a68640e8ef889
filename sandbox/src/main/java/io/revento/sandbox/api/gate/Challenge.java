package io.revento.sandbox.api.gate;

import io.revento.sandbox.oauth.grant.Scope;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/** The {@code WWW-Authenticate} header of an answer that wants another token (RFC 6750). */
final class Challenge {

  private static final String REALM = "Bearer realm=\"Revento\"";

  private Challenge() {}

  /** Section 3.1: who sent no token is told of no error. */
  static Map<String, String> none() {
    return header(REALM);
  }

  static Map<String, String> invalid() {
    return header(REALM + ", error=\"invalid_token\"");
  }

  static Map<String, String> insufficient(Scope wanted) {
    return header(REALM + ", error=\"insufficient_scope\", scope=\"" + wanted.wireName() + "\"");
  }

  private static Map<String, String> header(String value) {
    return Map.of(HttpHeaders.WWW_AUTHENTICATE, value);
  }
}
