package io.revento.sandbox.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The {@code webhook-signature} header of Standard Webhooks 1.0. */
final class Signature {

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /**
   * One {@code v1,<base64>} per key, separated by spaces.
   *
   * @param timestamp in seconds since 1970
   */
  static String of(String webhookId, long timestamp, byte[] body, List<byte[]> keys) {
    return keys.stream()
        .map(
            key ->
                "v1," + Base64.getEncoder().encodeToString(hmac(key, webhookId, timestamp, body)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] hmac(byte[] key, String webhookId, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((webhookId + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
