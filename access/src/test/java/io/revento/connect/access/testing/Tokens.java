package io.revento.connect.access.testing;

import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Signs what a test wants to call with: good tokens, and each kind of bad one. */
public final class Tokens {

  public static final String ISSUER = "https://issuer.example";

  static final RsaJsonWebKey TRUSTED = key();

  private static final RsaJsonWebKey FOREIGN = key();
  private static final float LIFETIME_MINUTES = 5;
  private static final float EXPIRED_MINUTES_AGO = -5;

  private Tokens() {}

  public static String of(String role) {
    return sign(TRUSTED, role, claims -> {});
  }

  public static String of(String role, List<String> events) {
    return sign(TRUSTED, role, claims -> claims.setStringListClaim("events", events));
  }

  public static String with(String role, Consumer<JwtClaims> change) {
    return sign(TRUSTED, role, change);
  }

  public static String expired(String role) {
    return sign(
        TRUSTED, role, claims -> claims.setExpirationTimeMinutesInTheFuture(EXPIRED_MINUTES_AGO));
  }

  public static String ofForeignKey(String role) {
    return sign(FOREIGN, role, claims -> {});
  }

  private static String sign(RsaJsonWebKey key, String role, Consumer<JwtClaims> change) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience("revento-connect");
    claims.setSubject("test");
    claims.setExpirationTimeMinutesInTheFuture(LIFETIME_MINUTES);
    claims.setStringListClaim("groups", List.of(role));
    change.accept(claims);
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setKey(key.getPrivateKey());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static RsaJsonWebKey key() {
    try {
      return RsaJwkGenerator.generateJwk(2048);
    } catch (JoseException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
