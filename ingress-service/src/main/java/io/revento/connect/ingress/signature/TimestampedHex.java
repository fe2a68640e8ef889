package io.revento.connect.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One header of the form {@code t=<unix>,v1=<hex>[,v1=<hex>]} over {@code t.body}; the id stands in
 * another header, and is not covered by the signature.
 *
 * @param signatureHeader its name
 * @param idHeader the name of the one with the id
 */
public record TimestampedHex(String signatureHeader, String idHeader) implements SignatureScheme {

  private static final String TIMESTAMP = "t=";
  private static final String VERSION = "v1=";

  @Override
  public Claim read(Headers headers) {
    Optional<String> id = headers.single(idHeader);
    if (id.isEmpty()) {
      return new Claim.Malformed("Send %s once, with the delivery's id.".formatted(idHeader));
    }
    String timestamp = "";
    List<byte[]> signatures = new ArrayList<>();
    for (String part : headers.single(signatureHeader).orElse("").split(",")) {
      String field = part.strip();
      if (field.startsWith(TIMESTAMP)) {
        timestamp = field.substring(TIMESTAMP.length());
      } else if (field.startsWith(VERSION)) {
        decoded(field.substring(VERSION.length())).ifPresent(signatures::add);
      }
    }
    OptionalLong seconds = SignatureScheme.unixSeconds(timestamp);
    if (seconds.isEmpty() || signatures.isEmpty()) {
      return new Claim.Malformed(
          "Send %s once, as t=<Unix seconds>,v1=<hex>.".formatted(signatureHeader));
    }
    byte[] prefix = (timestamp + ".").getBytes(HEADER_BYTES);
    return new Claim.Signed(id.get(), seconds.getAsLong(), prefix, List.copyOf(signatures));
  }

  /** The text itself: senders of this form use it as it was shown. */
  @Override
  public byte[] key(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<byte[]> decoded(String signature) {
    try {
      return Optional.of(HexFormat.of().parseHex(signature));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }
}
