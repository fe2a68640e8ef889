package io.revento.connect.token.grant;

import io.revento.connect.token.revento.reply.IssuedTokens;
import io.revento.connect.token.secret.TokenCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts tokens into a grant's row, sealed for that row, and takes them out. */
@ApplicationScoped
public class TokenVault {

  private static final String ACCESS = "/access";
  private static final String REFRESH = "/refresh";

  private final TokenCipher cipher;

  TokenVault(TokenCipher cipher) {
    this.cipher = cipher;
  }

  /** Keeps the tokens; a reply without a refresh token leaves the old one. */
  public void keep(Grant grant, IssuedTokens tokens, Instant now) {
    grant.sealedAccessToken = cipher.seal(tokens.accessToken(), identity(grant, ACCESS));
    if (tokens.refreshToken() != null) {
      grant.sealedRefreshToken = cipher.seal(tokens.refreshToken(), identity(grant, REFRESH));
    }
    if (tokens.scope() != null) {
      grant.scope = tokens.scope();
    }
    grant.tokenExpiresAt = tokens.expiresAt();
    grant.refreshedAt = now;
    grant.refreshTries = 0;
    grant.lastError = null;
    grant.attemptStartedAt = null;
    grant.releaseLease();
  }

  public Optional<String> accessToken(Grant grant) {
    return open(grant.sealedAccessToken, identity(grant, ACCESS));
  }

  public Optional<String> refreshToken(Grant grant) {
    return open(grant.sealedRefreshToken, identity(grant, REFRESH));
  }

  /** Seals the row's tokens again, with the current key. */
  public void reseal(Grant grant) {
    accessToken(grant)
        .ifPresent(token -> grant.sealedAccessToken = cipher.seal(token, identity(grant, ACCESS)));
    refreshToken(grant)
        .ifPresent(
            token -> grant.sealedRefreshToken = cipher.seal(token, identity(grant, REFRESH)));
  }

  private Optional<String> open(@Nullable String sealed, String identity) {
    return Optional.ofNullable(sealed).map(text -> cipher.open(text, identity));
  }

  private static String identity(Grant grant, String column) {
    return "grants/" + grant.id + column;
  }
}
