package io.revento.connect.token.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revento.connect.token.secret.TokenCipher.UnopenableException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCipherTest {

  private static final String ONE = "one:" + key(1);
  private static final String TWO = "two:" + key(2);

  @Test
  void what_was_sealed_opens_for_the_same_identity_only() {
    TokenCipher cipher = cipher(ONE);
    String sealed = cipher.seal("secret", "grants/a/access");

    assertThat(cipher.open(sealed, "grants/a/access")).isEqualTo("secret");
    assertThatThrownBy(() -> cipher.open(sealed, "grants/b/access"))
        .isInstanceOf(UnopenableException.class);
  }

  @Test
  void the_same_secret_never_looks_the_same_twice() {
    TokenCipher cipher = cipher(ONE);
    assertThat(cipher.seal("secret", "id")).isNotEqualTo(cipher.seal("secret", "id"));
  }

  @Test
  void the_first_key_seals_and_every_key_opens() {
    String old = cipher(ONE).seal("secret", "id");
    TokenCipher rotated = cipher(TWO, "", "# the old one", ONE);

    assertThat(rotated.open(old, "id")).isEqualTo("secret");
    assertThat(TokenCipher.keyId(rotated.seal("secret", "id"))).isEqualTo("two");
  }

  @Test
  void a_missing_key_and_another_key_of_that_name_are_told_apart() {
    String sealed = cipher(ONE).seal("secret", "id");

    assertThatThrownBy(() -> cipher(TWO).open(sealed, "id")).hasMessage("the key one is missing");
    assertThatThrownBy(() -> cipher("one:" + key(9)).open(sealed, "id"))
        .hasMessage("the key one does not open it");
  }

  @Test
  void a_changed_text_does_not_open() {
    TokenCipher cipher = cipher(ONE);
    String sealed = cipher.seal("secret", "id");
    byte[] bytes = Base64.getDecoder().decode(sealed.substring(4));
    bytes[bytes.length - 1] ^= 1;

    assertThatThrownBy(() -> cipher.open("one:" + Base64.getEncoder().encodeToString(bytes), "id"))
        .isInstanceOf(UnopenableException.class);
    assertThatThrownBy(() -> cipher.open("one:", "id")).isInstanceOf(UnopenableException.class);
  }

  @Test
  void a_malformed_key_file_is_refused_with_its_line_and_without_its_keys() {
    assertThatThrownBy(() -> cipher("# nothing")).hasMessageEndingWith("it holds none.");
    assertThatThrownBy(() -> cipher("no-colon"))
        .hasMessageContaining("line 1 of the file of TOKEN_ENCRYPTION_KEYS_FILE: it must be");
    assertThatThrownBy(() -> cipher(ONE, "b:!!"))
        .hasMessageContaining("line 2 ")
        .hasMessageContaining("it holds a key that is no Base64.");
    assertThatThrownBy(() -> cipher("b:AAAA"))
        .hasMessage(
            "Correct line 1 of the file of TOKEN_ENCRYPTION_KEYS_FILE: it holds a key of 3 bytes, not 32.");
    assertThatThrownBy(() -> cipher(ONE, ONE)).hasMessageContaining("it repeats the key id one.");
    assertThat(EncryptionKeys.parse(List.of(ONE)).toString()).doesNotContain(key(1));
  }

  private static TokenCipher cipher(String... lines) {
    return new TokenCipher(EncryptionKeys.parse(List.of(lines)));
  }

  private static String key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
