package io.revento.connect.ingress.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Bodies as they may come, and texts that a header can hold. */
final class OddBodies {

  private static final int LONG = 20_000;
  private static final int BRACKETS = 5_000;

  private OddBodies() {}

  static byte[] one(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> new byte[0];
      case 1 -> bytes(random, 1 + random.nextInt(300));
      case 2 -> bytes(random, random.nextInt(LONG));
      case 3 -> gzip(notice(random));
      case 4 -> notice(random).replace(":", " :\t").replace(",", ",\r\n").getBytes(UTF_8);
      case 5 -> notice(random).substring(random.nextInt(40)).getBytes(UTF_8);
      case 6 ->
          (random.nextBoolean() ? "[" : "{\"a\":").repeat(random.nextInt(BRACKETS)).getBytes(UTF_8);
      default -> notice(random).getBytes(UTF_8);
    };
  }

  /** Without what ends a header, and without spaces at its ends, which HTTP takes away. */
  static String text(Random random, int length) {
    StringBuilder text = new StringBuilder("a");
    for (int n = 2; n < length; n++) {
      int letter = random.nextInt(8) == 0 ? 0xa0 + random.nextInt(96) : ' ' + random.nextInt(95);
      text.append((char) letter);
    }
    return text.append('z').toString();
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String notice(Random random) {
    return """
        {"id":"n%d","type":"%s","type":"%s","event_id":"evt_%d","integration_id":"int/\\u00e9",
        "data":{"resource":"application","id":"app_%d %s"}}"""
        .formatted(
            random.nextInt(),
            random.nextBoolean() ? "application.approved" : "no.such." + random.nextInt(5),
            random.nextBoolean() ? "integration.suspended" : "user.revoked_access",
            random.nextInt(5),
            random.nextInt(50),
            "東京/%\\\\\\\"".repeat(random.nextInt(3)));
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
