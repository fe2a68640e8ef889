package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.KafkaResource;
import io.revento.connect.ingress.testing.RawTopic;
import io.revento.connect.ingress.testing.SecretsResource;
import io.revento.connect.ingress.testing.Sender;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The other scheme, chosen by settings alone, with headers of other names. */
@QuarkusTest
@TestProfile(TimestampedHexIT.Settings.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(AccessResource.class)
@WithTestResource(SecretsResource.class)
class TimestampedHexIT {

  private static final byte[] BODY = {'{', '"', (byte) 0xff, '"', ' ', '}'};

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String id = "msg_" + UUID.randomUUID();
  private final long now = Instant.now().getEpochSecond();

  @Test
  void a_delivery_signed_so_is_kept_byte_for_byte() throws Exception {
    String signatures = "t=%d,v1=%s,v1=%s".formatted(now, "00".repeat(32), hex(now));
    assertThat(send(signatures)).isEqualTo(202);
    assertThat(new RawTopic(kafka).of(id))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.value()).isEqualTo(BODY);
              assertThat(RawTopic.header(record, "webhook-timestamp")).hasValue("" + now);
            });
  }

  @Test
  void a_forged_stale_or_otherwise_signed_one_is_not() throws Exception {
    assertThat(send("t=%d,v1=%s".formatted(now, "00".repeat(32)))).isEqualTo(401);
    assertThat(send("t=%d,v1=%s".formatted(now - 600, hex(now - 600)))).isEqualTo(401);
    assertThat(send("v1=" + hex(now))).isEqualTo(400);
    Sender otherwise = Sender.whenReady();
    assertThat(otherwise.send(id, BODY).statusCode()).isEqualTo(400);
    assertThat(new RawTopic(kafka).of(id)).isEmpty();
  }

  private int send(String signatures) {
    HttpRequest.Builder request =
        Sender.whenReady()
            .request()
            .header("X-Signed", signatures)
            .header("X-Delivery", id)
            .POST(BodyPublishers.ofByteArray(BODY));
    return Sender.send(request).statusCode();
  }

  private static String hex(long timestamp) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Sender.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac.doFinal(BODY));
  }

  public static final class Settings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "revento.ingress.signature.scheme", "timestamped-hex",
          "revento.ingress.signature.timestamped-hex.signature-header", "x-signed",
          "revento.ingress.signature.timestamped-hex.id-header", "x-delivery");
    }
  }
}
