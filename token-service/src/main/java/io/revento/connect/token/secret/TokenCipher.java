package io.revento.connect.token.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets with AES-256-GCM (NIST SP 800-38D): {@code keyid:base64(12-byte nonce, ciphertext,
 * 16-byte tag)}. What a secret belongs to is authenticated along, so that a sealed text copied to
 * another row does not open there.
 */
public final class TokenCipher {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final EncryptionKeys keys;
  private final SecureRandom random = new SecureRandom();

  TokenCipher(EncryptionKeys keys) {
    this.keys = keys;
  }

  /**
   * @param identity what the secret belongs to: table, row and column
   */
  public String seal(String secret, String identity) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    SecretKey key = keys.find(keys.current()).orElseThrow();
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, identity);
      byte[] sealed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return keys.current() + ":" + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("every Java platform has AES/GCM", failure);
    }
  }

  /**
   * @throws UnopenableException when the key is missing or another one, or the text was not sealed
   *     for that identity
   */
  public String open(String sealed, String identity) {
    String keyId = keyId(sealed);
    SecretKey key =
        keys.find(keyId)
            .orElseThrow(() -> new UnopenableException("the key " + keyId + " is missing"));
    try {
      byte[] all = Base64.getDecoder().decode(sealed.substring(keyId.length() + 1));
      byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, identity);
      byte[] secret = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return new String(secret, StandardCharsets.UTF_8);
    } catch (AEADBadTagException | IllegalArgumentException wrongKey) {
      throw new UnopenableException("the key " + keyId + " does not open it");
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("every Java platform has AES/GCM", failure);
    }
  }

  /** The id of the key that seals. */
  public String currentKeyId() {
    return keys.current();
  }

  public Set<String> keyIds() {
    return keys.byId().keySet();
  }

  /** The id of the key that sealed this text. */
  public static String keyId(String sealed) {
    return sealed.substring(0, Math.max(0, sealed.indexOf(':')));
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String identity)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(identity.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** A sealed text that these keys do not open. */
  public static final class UnopenableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnopenableException(String message) {
      super(message);
    }
  }
}
