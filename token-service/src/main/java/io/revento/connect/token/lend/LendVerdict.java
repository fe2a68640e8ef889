package io.revento.connect.token.lend;

import io.revento.connect.contract.connection.ConnectionState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a connection's token can be lent now. */
sealed interface LendVerdict {

  /** Lend it. */
  record Lend() implements LendVerdict {}

  /** Only after a refresh. */
  record RefreshFirst() implements LendVerdict {}

  /** Passing trouble. */
  record TryLater(Duration delay) implements LendVerdict {}

  /** The connection's state allows no use. */
  record Unusable(ConnectionState state) implements LendVerdict {}

  /**
   * What is known of a connection.
   *
   * @param rejected whether the caller says that Revento's API refused this very token
   */
  record Question(
      ConnectionState state,
      @Nullable Instant expiresAt,
      @Nullable Instant refreshedAt,
      @Nullable Instant nextRefreshAt,
      int refreshTries,
      boolean rejected) {}

  static LendVerdict of(
      Question asked, Instant now, Duration minimumLife, Duration tooYoungToReject) {
    if (asked.state() != ConnectionState.CONNECTED) {
      return new Unusable(asked.state());
    }
    boolean lives = asked.expiresAt() != null && !asked.expiresAt().isBefore(now.plus(minimumLife));
    Instant grown = asked.refreshedAt() == null ? now : asked.refreshedAt().plus(tooYoungToReject);
    boolean young = grown.isAfter(now);
    // Revento gives no longer life: then another exchange would bring nothing better.
    boolean best = young && asked.expiresAt() != null && asked.expiresAt().isAfter(now);
    if ((lives || best) && !asked.rejected()) {
      return new Lend();
    }
    if (lives && young) {
      return new TryLater(Duration.between(now, grown));
    }
    Instant next = asked.nextRefreshAt();
    if (asked.refreshTries() > 0 && next != null && next.isAfter(now)) {
      return new TryLater(Duration.between(now, next));
    }
    return new RefreshFirst();
  }
}
