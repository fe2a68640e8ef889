package io.revento.connect.sync.upstream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Revento answered. */
public sealed interface FetchResult {

  /**
   * Resources by their id: one of a single resource, up to a page of a listing.
   *
   * @param nextCursor where the listing goes on; null at its end
   * @param shownAt when the answer was complete
   */
  record Found(Map<String, ObjectNode> resources, @Nullable String nextCursor, Instant shownAt)
      implements FetchResult {}

  /** A single resource does not exist (404, 410). Listings and documents are never gone. */
  record Gone(Instant shownAt) implements FetchResult {}

  /** Too much was asked (429, or 503 with {@code Retry-After}): nothing for that long. */
  record Throttled(Duration pause) implements FetchResult {}

  /**
   * An answer that asking again does not change.
   *
   * @param status the HTTP status, of Revento or of token-service
   * @param code a stable word for it
   */
  record Refused(int status, String code) implements FetchResult {

    /** The connection may not be used now; nothing is said about the resource. */
    public static final String NOT_CONNECTED = "not_connected";

    public static final String INSUFFICIENT_SCOPE = "insufficient_scope";
    public static final String SUSPENDED = "integration_suspended";

    /** Whether it is the connection that is refused, and not what was asked for. */
    public boolean ofConnection() {
      return status == 401 || code.equals(NOT_CONNECTED) || code.equals(SUSPENDED);
    }

    /** Whether a scope is missing, so that what was asked for is not shown; all else may be. */
    public boolean ofScope() {
      return code.equals(INSUFFICIENT_SCOPE);
    }
  }

  /** No usable answer: transport, timeout, 5xx, an open circuit, no token to be had. */
  record Failed(String reason) implements FetchResult {

    static final String CIRCUIT_OPEN = "circuit_open";
    static final String TOO_MANY_CALLS = "too_many_calls";

    /** Whether it was asked for at all: what others failed at says nothing about this one. */
    public boolean asked() {
      return !reason.equals(CIRCUIT_OPEN) && !reason.equals(TOO_MANY_CALLS);
    }
  }
}
