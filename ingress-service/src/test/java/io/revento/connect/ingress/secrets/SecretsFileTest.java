package io.revento.connect.ingress.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revento.connect.ingress.signature.SigningSecret;
import io.revento.connect.ingress.signature.StandardWebhooks;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsFileTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Test
  void secrets_stand_one_per_line_with_an_optional_end() {
    List<SigningSecret> secrets =
        parse(
            "# the next one\r\n"
                + SECRET
                + "\n\n  "
                + SECRET
                + "  until=2026-12-01T01:00:00+01:00 ");
    assertThat(secrets).hasSize(2);
    assertThat(secrets.get(0).until()).isNull();
    assertThat(secrets.get(1).until()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(secrets.get(1).key()).hasSize(24);
  }

  @Test
  void a_malformed_line_is_named_by_its_number_and_never_quoted() {
    for (String line :
        List.of("hunter2", "whsec_???", SECRET + " soon", SECRET + " until=soon", "a b c")) {
      assertThatThrownBy(() -> parse(SECRET + "\n" + line))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("line 2: ")
          .hasMessageNotContaining(line)
          .hasMessageNotContaining("MfKQ")
          .hasNoCause();
    }
  }

  @Test
  void a_file_without_a_secret_is_refused() {
    assertThatThrownBy(() -> parse("# none yet\n")).hasMessageContaining("holds no secret");
  }

  @Test
  void a_secret_prints_nothing_of_its_key() {
    assertThat(parse(SECRET).get(0).toString()).doesNotContain("MfKQ").doesNotContain("key");
  }

  private static List<SigningSecret> parse(String text) {
    return SecretsFile.parse(text, new StandardWebhooks());
  }
}
