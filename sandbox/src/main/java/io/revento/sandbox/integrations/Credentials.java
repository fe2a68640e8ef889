package io.revento.sandbox.integrations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets, how they are compared, and what is kept of those that need not be known. */
public final class Credentials {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private Credentials() {}

  /** 256 random bits behind a prefix that says what they are for. */
  public static String next(String prefix) {
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random());
  }

  /** As Standard Webhooks 1.0 writes a symmetric secret. */
  static String nextSigningSecret() {
    return SigningSecret.PREFIX + Base64.getEncoder().encodeToString(random());
  }

  /** What is kept of a token: enough to know it again. */
  public static String digest(String token) {
    return HexFormat.of().formatHex(sha256(token));
  }

  /** SHA-256 of a text's UTF-8 bytes. */
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Compares without telling by its duration how much was right. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
