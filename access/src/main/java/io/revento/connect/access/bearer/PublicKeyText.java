package io.revento.connect.access.bearer;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** The form of {@code OIDC_PUBLIC_KEY}: X.509 SubjectPublicKeyInfo in Base64, or as PEM. */
final class PublicKeyText {

  private static final List<String> ALGORITHMS = List.of("RSA", "EC");

  private PublicKeyText() {}

  static boolean readable(String text) {
    return ALGORITHMS.stream().anyMatch(algorithm -> readable(text, algorithm));
  }

  private static boolean readable(String text, String algorithm) {
    String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      byte[] encoded = Base64.getDecoder().decode(base64);
      KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      return false;
    }
  }
}
