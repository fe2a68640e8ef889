package io.revento.connect.embedded;

import io.revento.connect.contract.access.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

  private static final int RSA_BITS = 2048;

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private AccessKeys(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  public static AccessKeys generate() {
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
    if (Files.exists(file)) {
      return read(file);
    }
    AccessKeys keys = generate();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, Base64.getEncoder().encodeToString(keys.privateKey.getEncoded()));
    return keys;
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
