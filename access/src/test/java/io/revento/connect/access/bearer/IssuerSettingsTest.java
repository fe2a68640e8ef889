package io.revento.connect.access.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revento.connect.embedded.AccessKeys;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssuerSettingsTest {

  private static final String KEY = AccessKeys.generate().publicKey();

  @Test
  void an_issuer_or_a_key_with_its_issuer_is_enough() {
    assertThat(fault(Map.of("revento.access.issuer-url", "https://id.example"))).isEmpty();
    assertThat(fault(Map.of("revento.access.public-key", KEY, "revento.access.issuer", "i")))
        .isEmpty();
  }

  @Test
  void with_neither_it_says_what_to_set() {
    assertThat(fault(Map.of()).orElseThrow()).contains("OIDC_ISSUER_URL", "OIDC_PUBLIC_KEY");
    assertThat(fault(Map.of("revento.access.issuer-url", "", "revento.access.public-key", "")))
        .isPresent();
  }

  @Test
  void with_neither_the_settings_cannot_even_be_read() {
    assertThatThrownBy(() -> fault(Map.of("revento.access.trusted", " ")))
        .hasStackTraceContaining(IssuerSettings.ONE_OF_TWO);
  }

  @Test
  void with_both_it_says_that_one_must_go() {
    assertThat(fault(Map.of("revento.access.issuer-url", "u", "revento.access.public-key", "k")))
        .isPresent();
  }

  @Test
  void a_key_without_its_issuer_would_believe_anyone() {
    assertThat(fault(Map.of("revento.access.public-key", "k")).orElseThrow())
        .contains("OIDC_ISSUER");
  }

  private static Optional<String> fault(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(IssuerSettings.class)
        .withDefaultValue("revento.access.trusted", "someone")
        .withDefaultValues(values)
        .build()
        .getConfigMapping(IssuerSettings.class)
        .fault();
  }
}
