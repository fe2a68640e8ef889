package io.revento.connect.sync.lending;

import java.time.Instant;

/** What came of borrowing an access token. */
public sealed interface Bearer {

  /** A token; its text is never printed. */
  record Lent(String token, String fingerprint, Instant expiresAt) implements Bearer {

    public String header() {
      return "Bearer " + token;
    }

    @Override
    public String toString() {
      return "Lent[expiresAt=" + expiresAt + "]";
    }
  }

  /** The connection has no token to lend, and will not have one by itself. */
  record Withheld() implements Bearer {}

  /** token-service is in passing trouble. */
  record Unavailable(String reason) implements Bearer {}
}
