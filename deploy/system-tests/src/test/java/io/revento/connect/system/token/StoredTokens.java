package io.revento.connect.system.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what the service sealed, by the word of its documentation and not by its code: {@code
 * keyid:base64(12-byte nonce, ciphertext, 16-byte tag)} of AES-256-GCM, with table, row and column
 * authenticated along.
 */
record StoredTokens(StoredGrants grants, Map<String, byte[]> keys) {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** Every access and refresh token of every grant, by row and column. */
  Map<String, byte[]> all() {
    Map<String, byte[]> tokens = new LinkedHashMap<>();
    for (String column : new String[] {"access", "refresh"}) {
      for (String row :
          grants.rows(
              "SELECT id || ' ' || "
                  + column
                  + "_token FROM grants WHERE access_token IS NOT NULL")) {
        String[] parts = row.split(" ");
        String identity = "grants/" + parts[0] + "/" + column;
        tokens.put(identity, open(parts[1], identity));
      }
    }
    return tokens;
  }

  private byte[] open(String sealed, String identity) {
    String[] parts = sealed.split(":");
    byte[] all = Base64.getDecoder().decode(parts[1]);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(keys.get(parts[0]), "AES"),
          new GCMParameterSpec(TAG_BITS, Arrays.copyOf(all, NONCE_BYTES)));
      cipher.updateAAD(identity.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
    } catch (GeneralSecurityException unopenable) {
      throw new IllegalStateException(identity + " does not open", unopenable);
    }
  }
}
