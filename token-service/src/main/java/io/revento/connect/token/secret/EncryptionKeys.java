package io.revento.connect.token.secret;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that seal tokens: the current one encrypts, all decrypt.
 *
 * @param current the id of the key that encrypts
 * @param byId every key by its id
 */
record EncryptionKeys(String current, Map<String, SecretKey> byId) {

  private static final int KEY_BYTES = 32;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  EncryptionKeys {
    byId = Map.copyOf(byId);
  }

  /**
   * Reads lines of {@code keyid:base64-of-32-bytes}; blank ones and {@code #} comments are skipped.
   *
   * @throws IllegalArgumentException with a sentence that says what to put right, never key
   *     material
   */
  static EncryptionKeys parse(List<String> lines) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    String first = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String id = line.substring(0, Math.max(0, line.indexOf(':')));
      if (!ID.matcher(id).matches()) {
        throw malformed(i, "must be keyid:base64-of-32-bytes");
      }
      if (keys.put(id, key(i, line.substring(id.length() + 1).strip())) != null) {
        throw malformed(i, "repeats the key id " + id);
      }
      first = first == null ? id : first;
    }
    if (first == null) {
      throw new IllegalArgumentException(
          "Put a key into the file of TOKEN_ENCRYPTION_KEYS_FILE: it holds none.");
    }
    return new EncryptionKeys(first, keys);
  }

  Optional<SecretKey> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private static SecretKey key(int line, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw malformed(line, "holds a key that is no Base64");
    }
    if (bytes.length != KEY_BYTES) {
      throw malformed(line, "holds a key of " + bytes.length + " bytes, not " + KEY_BYTES);
    }
    return new SecretKeySpec(bytes, "AES");
  }

  private static IllegalArgumentException malformed(int line, String what) {
    return new IllegalArgumentException(
        "Correct line "
            + (line + 1)
            + " of the file of TOKEN_ENCRYPTION_KEYS_FILE: it "
            + what
            + ".");
  }

  /** Names the keys only: a record's own form would print them. */
  @Override
  public String toString() {
    return "EncryptionKeys[current=" + current + ", ids=" + byId.keySet() + "]";
  }
}
