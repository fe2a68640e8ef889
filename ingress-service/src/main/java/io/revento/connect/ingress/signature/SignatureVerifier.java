package io.revento.connect.ingress.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decides over the bytes as they came. Our own HMAC, because the scheme's library verifies Strings,
 * and a body need not be one.
 */
public final class SignatureVerifier {

  private static final String ALGORITHM = "HmacSHA256";

  private final SignatureScheme scheme;
  private final Duration tolerance;

  /**
   * @param tolerance how far the timestamp may be from now, in either direction
   */
  public SignatureVerifier(SignatureScheme scheme, Duration tolerance) {
    this.scheme = scheme;
    this.tolerance = tolerance;
  }

  /**
   * @param secrets all that are known; those past their end are passed over
   */
  public Verdict verify(
      Headers headers, byte[] body, Collection<SigningSecret> secrets, Instant now) {
    Claim claim = scheme.read(headers);
    if (claim instanceof Claim.Signed signed) {
      return verify(signed, body, secrets, now);
    }
    return new Verdict.Malformed(((Claim.Malformed) claim).detail());
  }

  private Verdict verify(
      Claim.Signed claim, byte[] body, Collection<SigningSecret> secrets, Instant now) {
    Duration age = Duration.between(Instant.ofEpochSecond(claim.timestamp()), now).abs();
    if (age.compareTo(tolerance) > 0) {
      return new Verdict.Stale();
    }
    boolean genuine = false;
    for (SigningSecret secret : secrets) {
      if (secret.activeAt(now)) {
        genuine |= matches(claim.signatures(), sign(secret, claim.prefix(), body));
      }
    }
    return genuine
        ? new Verdict.Genuine(claim.webhookId(), claim.timestamp())
        : new Verdict.Forged();
  }

  /** Compares all, each in constant time: the time taken tells nothing of the right one. */
  private static boolean matches(List<byte[]> signatures, byte[] expected) {
    boolean found = false;
    for (byte[] signature : signatures) {
      found |= MessageDigest.isEqual(expected, signature);
    }
    return found;
  }

  private static byte[] sign(SigningSecret secret, byte[] prefix, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
      mac.update(prefix);
      return mac.doFinal(body);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
    }
  }
}
