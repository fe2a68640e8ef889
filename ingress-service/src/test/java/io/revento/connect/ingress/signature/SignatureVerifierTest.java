package io.revento.connect.ingress.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureVerifierTest {

  /** From the test vectors of the Standard Webhooks repository. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIMESTAMP = 1614265330;
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final Instant NOW = Instant.ofEpochSecond(TIMESTAMP);
  private static final Verdict GENUINE = new Verdict.Genuine(ID, TIMESTAMP);

  private final StandardWebhooks scheme = new StandardWebhooks();
  private final SignatureVerifier verifier = new SignatureVerifier(scheme, Duration.ofMinutes(5));
  private final SigningSecret secret = new SigningSecret(scheme.key(SECRET), null);

  @Test
  void the_published_vector_is_genuine() {
    assertThat(verify(SIGNATURE, BODY)).isEqualTo(GENUINE);
  }

  @Test
  void what_the_schemes_own_library_signs_is_genuine() throws Exception {
    String body = "{\"name\":\"Łódź – 東京\"}";
    String signature = new Webhook(SECRET).sign(ID, TIMESTAMP, body);
    assertThat(verify(signature, body)).isEqualTo(GENUINE);
  }

  @Test
  void one_right_signature_among_any_others_is_enough() {
    assertThat(verify("v1,AAAA v1a,b64 v2,x v1,?? " + SIGNATURE + " v1,BBBB", BODY))
        .isEqualTo(GENUINE);
  }

  @Test
  void another_body_id_time_or_secret_is_forged() {
    Verdict forged = new Verdict.Forged();
    assertThat(verify(SIGNATURE, BODY + " ")).isEqualTo(forged);
    assertThat(verify(headers("other", "" + TIMESTAMP, SIGNATURE), NOW)).isEqualTo(forged);
    assertThat(verify(headers(ID, "" + (TIMESTAMP + 1), SIGNATURE), NOW)).isEqualTo(forged);
    SigningSecret other = new SigningSecret(new byte[] {1}, null);
    assertThat(
            verifier.verify(
                headers(ID, "" + TIMESTAMP, SIGNATURE), bytes(BODY), List.of(other), NOW))
        .isEqualTo(forged);
    assertThat(verify("v1,", BODY)).isEqualTo(forged);
    assertThat(verify(SIGNATURE.substring(0, 20), BODY)).isEqualTo(forged);
    assertThat(verify(SIGNATURE.replace("v1,", "v1a,"), BODY)).isEqualTo(forged);
  }

  @Test
  void five_minutes_either_way_are_tolerated_and_no_second_more() {
    Headers headers = headers(ID, "" + TIMESTAMP, SIGNATURE);
    assertThat(verify(headers, NOW.plusSeconds(300))).isEqualTo(GENUINE);
    assertThat(verify(headers, NOW.minusSeconds(300))).isEqualTo(GENUINE);
    assertThat(verify(headers, NOW.plusSeconds(301))).isEqualTo(new Verdict.Stale());
    assertThat(verify(headers, NOW.minusSeconds(301))).isEqualTo(new Verdict.Stale());
  }

  @Test
  void headers_that_are_missing_doubled_or_senseless_are_malformed() {
    assertMalformed(headers("", "" + TIMESTAMP, SIGNATURE));
    assertMalformed(headers(ID, "", SIGNATURE));
    assertMalformed(headers(ID, "yesterday", SIGNATURE));
    assertMalformed(headers(ID, "-" + TIMESTAMP, SIGNATURE));
    assertMalformed(headers(ID, "9".repeat(30), SIGNATURE));
    assertMalformed(headers(ID, "" + TIMESTAMP, ""));
    assertMalformed(headers(ID, "" + TIMESTAMP, "nothing of the form"));
    assertMalformed(name -> List.of());
    assertMalformed(
        name -> name.equals("webhook-id") ? List.of(ID, "other") : List.of("" + TIMESTAMP));
  }

  @Test
  void several_secrets_are_believed_each_until_its_end() {
    SigningSecret ended = new SigningSecret(secret.key(), NOW);
    SigningSecret ending = new SigningSecret(secret.key(), NOW.plusSeconds(1));
    SigningSecret other = new SigningSecret(new byte[] {1}, null);
    Headers headers = headers(ID, "" + TIMESTAMP, SIGNATURE);
    assertThat(verifier.verify(headers, bytes(BODY), List.of(other, ending), NOW))
        .isEqualTo(GENUINE);
    assertThat(verifier.verify(headers, bytes(BODY), List.of(ended, other), NOW))
        .isEqualTo(new Verdict.Forged());
    assertThat(verifier.verify(headers, bytes(BODY), List.of(), NOW))
        .isEqualTo(new Verdict.Forged());
  }

  private Verdict verify(String signature, String body) {
    return verifier.verify(
        headers(ID, "" + TIMESTAMP, signature), bytes(body), List.of(secret), NOW);
  }

  private Verdict verify(Headers headers, Instant now) {
    return verifier.verify(headers, bytes(BODY), List.of(secret), now);
  }

  private void assertMalformed(Headers headers) {
    assertThat(verify(headers, NOW)).isInstanceOf(Verdict.Malformed.class);
  }

  private static Headers headers(String id, String timestamp, String signature) {
    Map<String, String> values =
        Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature);
    return name -> List.of(values.get(name));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
