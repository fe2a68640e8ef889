package io.revento.connect.embedded;

import io.revento.connect.contract.access.Claims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * The key pair that stands in for an identity provider: it signs JWTs, services get its public
 * half.
 */
public final class AccessKeys {

  /** The {@code iss} of every token signed here. */
  public static final String ISSUER = "revento-connect-local";

  /**
   * Names the file of a key that all tests of a build share: to make one takes a JVM without the
   * second compiler about a second.
   */
  private static final String SHARED = "revento.embedded.access-key";

  private static final int RSA_BITS = 2048;

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private AccessKeys(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /** New ones; in tests those of the build. */
  public static AccessKeys generate() {
    String shared = System.getProperty(SHARED);
    if (shared == null) {
      return another();
    }
    try {
      Path file = Path.of(shared);
      return Files.exists(file) ? read(file) : another().keptIn(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** New ones, of which nobody else knows. */
  public static AccessKeys another() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      KeyPair pair = generator.generateKeyPair();
      return new AccessKeys(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has RSA", missing);
    }
  }

  /** Reads the private key from that file, or makes one there, readable by its owner only. */
  public static AccessKeys loadOrGenerate(Path file) throws IOException {
    return Files.exists(file) ? read(file) : generate().keptIn(file);
  }

  /** Whole, or not at all: others may look for it. */
  private AccessKeys keptIn(Path file) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    // Readable by its owner only, as all that are made so.
    Path unfinished = Files.createTempFile(folder, "access-key-", null);
    Files.writeString(unfinished, Base64.getEncoder().encodeToString(privateKey.getEncoded()));
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    return this;
  }

  /**
   * Reads the private key from that file.
   *
   * @throws IOException when it cannot be read or holds no key
   */
  public static AccessKeys read(Path file) throws IOException {
    try {
      byte[] encoded = Base64.getDecoder().decode(Files.readString(file).strip());
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      PrivateKey privateKey = rsa.generatePrivate(new PKCS8EncodedKeySpec(encoded));
      RSAPrivateCrtKey crt = (RSAPrivateCrtKey) privateKey;
      PublicKey publicKey =
          rsa.generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()));
      return new AccessKeys(privateKey, publicKey);
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      throw new IOException(file + " holds no RSA private key in Base64 of PKCS #8", notAKey);
    }
  }

  /** The public key as {@code OIDC_PUBLIC_KEY} wants it: Base64 of X.509 SubjectPublicKeyInfo. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(publicKey.getEncoded());
  }

  /** A token for all events. */
  public String token(String role, Duration lifetime) {
    return sign(claims(role, lifetime));
  }

  /** A token that may see only these events. */
  public String token(String role, Duration lifetime, List<String> events) {
    JwtClaims claims = claims(role, lifetime);
    claims.setStringListClaim(Claims.EVENTS, events);
    return sign(claims);
  }

  private static JwtClaims claims(String role, Duration lifetime) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(Claims.AUDIENCE);
    claims.setSubject("local-" + role);
    claims.setIssuedAtToNow();
    NumericDate expiry = NumericDate.now();
    expiry.addSeconds(lifetime.toSeconds());
    claims.setExpirationTime(expiry);
    claims.setStringListClaim(Claims.GROUPS, List.of(role));
    return claims;
  }

  private String sign(JwtClaims claims) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    signature.setKey(privateKey);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException failure) {
      throw new IllegalStateException("cannot sign a token", failure);
    }
  }
}
