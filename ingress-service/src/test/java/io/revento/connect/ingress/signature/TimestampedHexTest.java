package io.revento.connect.ingress.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class TimestampedHexTest {

  private static final String SECRET = "whsec_as_it_was_shown";
  private static final long TIMESTAMP = 1614265330;
  private static final byte[] BODY = {'{', (byte) 0xff, '}'};

  private final TimestampedHex scheme = new TimestampedHex("x-signature", "x-id");
  private final SignatureVerifier verifier = new SignatureVerifier(scheme, Duration.ofMinutes(5));

  @Test
  void a_right_signature_among_several_is_genuine() throws Exception {
    String header = "t=%d, v0=ff,v1=00,v1=%s".formatted(TIMESTAMP, signature());
    assertThat(verify("msg_1", header)).isEqualTo(new Verdict.Genuine("msg_1", TIMESTAMP));
  }

  @Test
  void a_wrong_one_is_forged() {
    assertThat(verify("msg_1", "t=%d,v1=00ff".formatted(TIMESTAMP)))
        .isEqualTo(new Verdict.Forged());
  }

  @Test
  void a_header_without_time_signature_or_id_is_malformed() throws Exception {
    assertThat(verify("msg_1", "v1=" + signature())).isInstanceOf(Verdict.Malformed.class);
    assertThat(verify("msg_1", "t=" + TIMESTAMP)).isInstanceOf(Verdict.Malformed.class);
    assertThat(verify("msg_1", "t=%d,v1=xyz".formatted(TIMESTAMP)))
        .isInstanceOf(Verdict.Malformed.class);
    assertThat(verify("", "t=%d,v1=%s".formatted(TIMESTAMP, signature())))
        .isInstanceOf(Verdict.Malformed.class);
  }

  private Verdict verify(String id, String header) {
    Map<String, String> values = Map.of("x-signature", header, "x-id", id);
    SigningSecret secret = new SigningSecret(scheme.key(SECRET), null);
    return verifier.verify(
        name -> List.of(values.get(name)), BODY, List.of(secret), Instant.ofEpochSecond(TIMESTAMP));
  }

  private static String signature() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((TIMESTAMP + ".").getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac.doFinal(BODY));
  }
}
