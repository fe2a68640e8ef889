package io.revento.connect.ingress.signature;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Standard Webhooks 1.0 (github.com/standard-webhooks/standard-webhooks): {@code v1} signatures
 * over {@code id.timestamp.body}, several separated by spaces; other versions are passed over.
 */
public record StandardWebhooks() implements SignatureScheme {

  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final String VERSION = "v1,";
  private static final String SECRET_PREFIX = "whsec_";

  @Override
  public Claim read(Headers headers) {
    Optional<String> id = headers.single(ID);
    if (id.isEmpty()) {
      return new Claim.Malformed("Send webhook-id once, with the delivery's id.");
    }
    String timestamp = headers.single(TIMESTAMP).orElse("");
    OptionalLong seconds = SignatureScheme.unixSeconds(timestamp);
    if (seconds.isEmpty()) {
      return new Claim.Malformed("Send webhook-timestamp once, in Unix seconds.");
    }
    List<String> entries = entries(headers);
    if (entries.isEmpty()) {
      return new Claim.Malformed(
          "Send webhook-signature as v1,<Base64>, several separated by spaces.");
    }
    byte[] prefix = (id.get() + "." + timestamp + ".").getBytes(HEADER_BYTES);
    return new Claim.Signed(id.get(), seconds.getAsLong(), prefix, signatures(entries));
  }

  @Override
  public byte[] key(String secret) {
    if (!secret.startsWith(SECRET_PREFIX) || secret.length() == SECRET_PREFIX.length()) {
      throw notASecret();
    }
    try {
      return Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    } catch (IllegalArgumentException notBase64) {
      throw notASecret();
    }
  }

  /** Without a cause: it would quote the secret. */
  private static IllegalArgumentException notASecret() {
    return new IllegalArgumentException("a secret is whsec_ and Base64");
  }

  private static List<String> entries(Headers headers) {
    return headers.all(SIGNATURE).stream()
        .flatMap(line -> List.of(line.strip().split(" +")).stream())
        .filter(entry -> entry.indexOf(',') > 0)
        .toList();
  }

  private static List<byte[]> signatures(List<String> entries) {
    List<byte[]> signatures = new ArrayList<>();
    for (String entry : entries) {
      if (entry.startsWith(VERSION)) {
        decoded(entry.substring(VERSION.length())).ifPresent(signatures::add);
      }
    }
    return List.copyOf(signatures);
  }

  /** What is no Base64 matches nothing. */
  private static Optional<byte[]> decoded(String signature) {
    try {
      return Optional.of(Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
