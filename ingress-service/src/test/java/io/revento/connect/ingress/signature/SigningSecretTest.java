package io.revento.connect.ingress.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

  private static final Instant END = Instant.parse("2027-01-31T00:00:00Z");
  private static final byte[] KEY = {77, 78};

  @Test
  void it_is_believed_until_its_end_and_not_at_it() {
    SigningSecret ending = new SigningSecret(KEY, END);
    assertThat(ending.activeAt(END.minusNanos(1))).isTrue();
    assertThat(ending.activeAt(END)).isFalse();
    assertThat(new SigningSecret(KEY, null).activeAt(Instant.MAX)).isTrue();
  }

  @Test
  void its_text_tells_nothing_of_the_key() {
    assertThat(new SigningSecret(KEY, END)).hasToString("SigningSecret[until=" + END + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsec_", "c2VjcmV0", "whsec_not Base64"})
  void what_is_no_secret_is_refused_without_being_quoted(String text) {
    assertThatThrownBy(() -> new StandardWebhooks().key(text))
        .hasMessage("a secret is whsec_ and Base64")
        .hasNoCause();
  }
}
