package io.revento.connect.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTargetTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/program?day=2", "/events/evt%2F1/program#now"})
  void a_page_of_this_service_is_gone_to(String asked) {
    assertThat(LocalTarget.of(asked)).hasToString(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "connect",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/with a space",
        "/\r\nSet-Cookie: a=b"
      })
  void everything_else_leads_home(String asked) {
    assertThat(LocalTarget.of(asked)).hasToString("/");
  }

  @Test
  void nothing_asked_leads_home() {
    assertThat(LocalTarget.of(null)).hasToString("/");
  }
}
