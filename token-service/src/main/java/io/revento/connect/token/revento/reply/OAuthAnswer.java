package io.revento.connect.token.revento.reply;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Revento's token endpoint answered. */
public sealed interface OAuthAnswer {

  /** Tokens. */
  record Granted(IssuedTokens tokens) implements OAuthAnswer {}

  /**
   * A final no.
   *
   * @param error OAuth's error code (RFC 6749 section 5.2), {@code invalid_grant} for a grant that
   *     has ended
   */
  record Refused(String error) implements OAuthAnswer {

    public boolean grantEnded() {
      return error.equals("invalid_grant");
    }
  }

  /**
   * Passing trouble.
   *
   * @param mayHaveActed whether Revento may have rotated the tokens all the same: the answer was
   *     lost
   * @param waitAsked Revento's {@code Retry-After}
   */
  record Unavailable(String reason, boolean mayHaveActed, @Nullable Duration waitAsked)
      implements OAuthAnswer {

    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(waitAsked);
    }
  }
}
