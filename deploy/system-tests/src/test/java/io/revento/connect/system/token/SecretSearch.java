package io.revento.connect.system.token;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks for secrets by their value, as they are and as programs like to write them: Base64 (also
 * inside longer text, in both alphabets), hexadecimal, URL-encoded.
 */
final class SecretSearch {

  /** In how many ways each secret is looked for. */
  static final int FORMS = 11;

  private static final int HEAD = Long.BYTES;

  private static final int HASH_BITS = 20;

  /** 2^64 divided by the golden ratio: the factor of a multiplicative hash (Knuth, vol. 3, 6.4). */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private static final byte[] ZEROS = new byte[1 << 16];

  private record Needle(String name, byte[] bytes) {}

  /** By their first eight bytes, so that megabytes are searched in one pass for thousands. */
  private final Map<Long, List<Needle>> needles = new HashMap<>();

  /**
   * Of all heads, by their hashes: nearly every place is passed by one look here, which takes a
   * third of the time of one into the map.
   */
  private final BitSet hashes = new BitSet(1 << HASH_BITS);

  /**
   * @param secrets names, and the values, which are at least 16 bytes long
   */
  SecretSearch(Map<String, byte[]> secrets) {
    secrets.forEach(
        (name, secret) -> written(secret).forEach((form, text) -> add(name + form, text)));
  }

  /** What was found where; never the value itself. */
  List<String> inFiles(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      found.addAll(in(folder.relativize(file).toString(), Files.readAllBytes(file)));
    }
    return found;
  }

  List<String> in(String where, Collection<String> texts) {
    return in(where, String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
  }

  List<String> in(String where, byte[] haystack) {
    List<String> found = new ArrayList<>();
    long head = 0;
    for (int i = zerosFrom(haystack, 0); i < haystack.length; i++) {
      head = head << Byte.SIZE | haystack[i] & 0xFF;
      if (hashes.get(hash(head)) && i + 1 >= HEAD) {
        int start = i + 1 - HEAD;
        needles.getOrDefault(head, List.of()).stream()
            .filter(needle -> at(haystack, start, needle.bytes()))
            .forEach(needle -> found.add(needle.name() + " in " + where));
      }
      if (head == 0) {
        i += zerosFrom(haystack, i + 1);
      }
    }
    return found;
  }

  /** Kafka sets a megabyte aside for each index, nearly all of it zeros, and no secret is zeros. */
  private static int zerosFrom(byte[] haystack, int start) {
    int zeros = 0;
    int found = -1;
    while (found < 0 && start + zeros < haystack.length) {
      int from = start + zeros;
      int length = Math.min(ZEROS.length, haystack.length - from);
      found = Arrays.mismatch(haystack, from, from + length, ZEROS, 0, length);
      zeros += found < 0 ? length : found;
    }
    return zeros;
  }

  private static boolean at(byte[] haystack, int start, byte[] needle) {
    int end = start + needle.length;
    return end <= haystack.length && Arrays.equals(haystack, start, end, needle, 0, needle.length);
  }

  private void add(String name, byte[] bytes) {
    long head = ByteBuffer.wrap(bytes).getLong();
    if (head == 0) {
      throw new IllegalArgumentException(name + " begins with zeros, which are passed over");
    }
    hashes.set(hash(head));
    needles.computeIfAbsent(head, h -> new ArrayList<>()).add(new Needle(name, bytes));
  }

  private static int hash(long head) {
    return (int) (head * GOLDEN >>> Long.SIZE - HASH_BITS);
  }

  private static Map<String, byte[]> written(byte[] secret) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    forms.put("", secret);
    HexFormat hex = HexFormat.of();
    forms.put(" in hex", ascii(hex.formatHex(secret)));
    forms.put(" in HEX", ascii(hex.withUpperCase().formatHex(secret)));
    for (int offset = 0; offset < 3; offset++) {
      String inside = inside(secret, offset);
      forms.put(" in Base64 at " + offset, ascii(inside));
      forms.put(" in Base64url at " + offset, ascii(inside.replace('+', '-').replace('/', '_')));
    }
    String text = new String(secret, StandardCharsets.ISO_8859_1);
    String encoded = URLEncoder.encode(text, StandardCharsets.ISO_8859_1);
    forms.put(" URL-encoded", ascii(encoded));
    forms.put(" url-encoded", ascii(encoded.toLowerCase(Locale.ROOT)));
    return forms;
  }

  /** The characters that these bytes alone decide when so many others stand before them. */
  private static String inside(byte[] secret, int offset) {
    byte[] shifted = new byte[offset + secret.length];
    System.arraycopy(secret, 0, shifted, offset, secret.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int first = (offset * Byte.SIZE + 5) / 6;
    int last = shifted.length * Byte.SIZE / 6;
    return all.substring(first, last);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
