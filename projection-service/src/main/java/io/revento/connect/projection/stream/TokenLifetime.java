package io.revento.connect.projection.stream;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** How long the caller may listen. */
@RequestScoped
class TokenLifetime {

  private final SecurityIdentity identity;

  TokenLifetime(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Until the token expires; positive. */
  Duration left() {
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      Instant expiry = Instant.ofEpochSecond(token.getExpirationTime());
      Duration left = Duration.between(Clock.systemUTC().instant(), expiry);
      return left.isNegative() || left.isZero() ? Duration.ofMillis(1) : left;
    }
    throw new IllegalStateException("only bearers of a JWT get here");
  }
}
