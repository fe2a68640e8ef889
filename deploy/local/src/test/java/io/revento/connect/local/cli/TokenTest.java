package io.revento.connect.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.local.stack.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {

  @TempDir Path data;

  @Test
  void signs_with_the_key_of_the_local_run() throws Exception {
    AccessKeys.loadOrGenerate(Secrets.accessKey(data));
    String claims = claims(Token.token(List.of("reader", "evt_1", "--ttl", "PT5M"), data));
    assertThat(claims).contains("\"groups\":[\"reader\"]", "\"events\":[\"evt_1\"]");
    assertThat(claims(Token.token(List.of("operator"), data))).doesNotContain("events");
  }

  @Test
  void says_what_is_wrong_with_its_arguments() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Token.token(List.of("admin"), data))
        .withMessage("There is no role 'admin'.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Token.token(List.of("reader", "--ttl", "soon"), data))
        .withMessage("--ttl is 'soon' and must be a positive duration such as PT8H.");
    assertThatIllegalArgumentException().isThrownBy(() -> Token.token(List.of(), data));
  }

  @Test
  void without_a_local_run_it_says_to_start_one() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Token.token(List.of("reader"), data))
        .withMessageContaining("start the local run once");
  }

  private static String claims(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
  }
}
