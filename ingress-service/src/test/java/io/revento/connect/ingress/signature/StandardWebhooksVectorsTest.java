package io.revento.connect.ingress.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scheme's own vectors; what a line of them means stands in their file. */
class StandardWebhooksVectorsTest {

  private final StandardWebhooks scheme = new StandardWebhooks();
  private final SignatureVerifier verifier = new SignatureVerifier(scheme, Duration.ofMinutes(5));

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/standard-webhooks/vectors.psv",
      delimiter = '|',
      quoteCharacter = '`')
  void they_are_judged_as_by_the_schemes_own_libraries(
      String name,
      String secret,
      String id,
      long time,
      String body,
      @Nullable String sentId,
      @Nullable String sentTime,
      @Nullable String sentSignature,
      long after,
      String verdict,
      String source)
      throws Exception {
    Map<String, String> signed =
        Map.of(
            "{id}", id,
            "{time}", Long.toString(time),
            "{signature}", new Webhook(secret).sign(id, time, body));
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("webhook-id", sent(sentId, signed));
    headers.put("webhook-timestamp", sent(sentTime, signed));
    headers.put("webhook-signature", sent(sentSignature, signed));
    Verdict judged =
        verifier.verify(
            headers::get,
            body.getBytes(StandardCharsets.UTF_8),
            List.of(new SigningSecret(scheme.key(secret), null)),
            Instant.ofEpochSecond(time).plusSeconds(after));
    assertThat(judged.getClass().getSimpleName()).as(source).isEqualTo(verdict);
  }

  /** The libraries take a bare secret too; in a file of secrets it would be any word. */
  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
  void empty_and_bare_secrets_are_refused(String secret) {
    assertThatThrownBy(() -> scheme.key(secret)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> sent(@Nullable String header, Map<String, String> signed) {
    if (header == null) {
      return List.of();
    }
    String value = header;
    for (Map.Entry<String, String> each : signed.entrySet()) {
      value = value.replace(each.getKey(), each.getValue());
    }
    return List.of(value);
  }
}
