package io.revento.connect.ingress.signature;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How signatures stand in headers and what they cover; HMAC-SHA256 in all of them. */
public sealed interface SignatureScheme permits StandardWebhooks, TimestampedHex {

  /** Servers read header bytes as this, so that it gives them back unchanged. */
  Charset HEADER_BYTES = StandardCharsets.ISO_8859_1;

  /** Unix seconds as people write them; longer ones are no date. */
  Pattern UNIX_SECONDS = Pattern.compile("\\d{1,12}");

  Claim read(Headers headers);

  /**
   * The key that a secret's text stands for.
   *
   * @throws IllegalArgumentException when it is no secret of this scheme; the message says what one
   *     looks like and holds nothing of it
   */
  byte[] key(String secret);

  /** Empty for anything but digits. */
  static OptionalLong unixSeconds(String text) {
    return UNIX_SECONDS.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
