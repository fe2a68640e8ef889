package io.revento.sandbox.oauth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PkceTest {

  /** The example of RFC 7636, appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  @Test
  void the_verifier_of_the_rfc_proves_its_challenge() {
    assertThat(Pkce.proves(VERIFIER, CHALLENGE)).isTrue();
  }

  @Test
  void nothing_else_proves_it() {
    assertThat(Pkce.proves(VERIFIER + "x", CHALLENGE)).isFalse();
    assertThat(Pkce.proves(CHALLENGE, CHALLENGE)).isFalse();
    assertThat(Pkce.proves("", CHALLENGE)).isFalse();
  }

  @Test
  void a_challenge_has_the_form_of_a_sha_256() {
    assertThat(Pkce.wellFormed(CHALLENGE)).isTrue();
    assertThat(Pkce.wellFormed("short")).isFalse();
    assertThat(Pkce.wellFormed("")).isFalse();
  }
}
