package io.revento.connect.token.revento.reply;

import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.Tokens;
import io.revento.connect.token.revento.reply.OAuthAnswer.Granted;
import io.revento.connect.token.revento.reply.OAuthAnswer.Refused;
import io.revento.connect.token.revento.reply.OAuthAnswer.Unavailable;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads what came back from a call of the token endpoint, into an {@link OAuthAnswer}. */
public final class Replies {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final Duration defaultTokenLifetime;

  public Replies(Duration defaultTokenLifetime) {
    this.defaultTokenLifetime = defaultTokenLifetime;
  }

  public OAuthAnswer tokens(Tokens reply, Instant now) {
    if (reply.getAccessToken() == null) {
      return new Unavailable("the reply held no token", true, null);
    }
    Instant expiresAt =
        reply.getAccessTokenExpiresAt() == null
            ? now.plus(defaultTokenLifetime)
            : Instant.ofEpochSecond(reply.getAccessTokenExpiresAt());
    return new Granted(
        new IssuedTokens(
            reply.getAccessToken(),
            reply.getRefreshToken(),
            expiresAt,
            date(reply.get(ReplyFacts.DATE), now),
            reply.get("scope"),
            reply.get("event_id"),
            reply.get("organization_id"),
            reply.get("user_id"),
            reply.get("grant")));
  }

  public OAuthAnswer failure(Throwable failure, Instant now) {
    if (failure instanceof TimeoutException) {
      return new Unavailable("no answer came in time", true, null);
    }
    if (!(failure instanceof OidcClientException) || failure.getMessage() == null) {
      return new Unavailable(
          "the call failed (" + failure.getClass().getSimpleName() + ")", true, null);
    }
    JsonObject facts;
    try {
      facts = new JsonObject(failure.getMessage());
    } catch (DecodeException noReply) {
      return new Unavailable("the connection failed", true, null);
    }
    int status = facts.getInteger(ReplyFacts.STATUS, SERVER_ERROR);
    if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
      Duration wait = retryAfter(facts.getString(ReplyFacts.RETRY_AFTER), now);
      return new Unavailable("it answered " + status, status >= SERVER_ERROR, wait);
    }
    return facts.getValue("error") instanceof String error
        ? new Refused(error)
        : new Unavailable("it answered " + status + " without a reason", false, null);
  }

  private static Instant date(@Nullable String header, Instant otherwise) {
    if (header == null) {
      return otherwise;
    }
    try {
      return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException notADate) {
      return otherwise;
    }
  }

  /** Seconds or an HTTP date (RFC 9110 section 10.2.3). */
  private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    if (header.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    Duration wait = Duration.between(now, date(header, now));
    return !wait.isNegative() && !wait.isZero() ? wait : null;
  }
}
