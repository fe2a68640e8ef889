package io.revento.connect.token.lifecycle;

import io.revento.connect.contract.webhook.Notice;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a delivery means for grants. */
sealed interface LifecycleChange {

  /** When it happened, by Revento's clock. */
  Instant at();

  /**
   * Something was forbidden to the integration, or allowed again.
   *
   * @param organizationId only for that organization's events; null for all
   */
  record Barring(Aspect aspect, boolean barred, @Nullable String organizationId, Instant at)
      implements LifecycleChange {}

  /**
   * A person took back what they had consented to.
   *
   * @param eventId where only that event's grant ended; null for all of theirs
   */
  record AccessRevoked(String userId, @Nullable String eventId, Instant at)
      implements LifecycleChange {}

  /** Longer ids are nobody's; the database could not index some of them. */
  int LONGEST_ID = 256;

  Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * Whether what it says can be written down: PostgreSQL takes no NUL in a text, and no timestamp
   * from far beyond our calendar.
   */
  static boolean storable(LifecycleChange change) {
    boolean ids =
        change instanceof Barring barring
            ? storable(barring.organizationId())
            : storable(((AccessRevoked) change).userId())
                && storable(((AccessRevoked) change).eventId());
    return ids && !change.at().isBefore(EARLIEST) && !change.at().isAfter(LATEST);
  }

  private static boolean storable(@Nullable String id) {
    return id == null || (id.length() <= LONGEST_ID && id.indexOf('\0') < 0);
  }

  /** Empty for a delivery that is about something else, or does not say about whom. */
  static Optional<LifecycleChange> of(Notice notice, Instant signedAt) {
    Instant at = Objects.requireNonNullElse(notice.timestamp(), signedAt);
    String organization = notice.organizationId();
    return switch (notice.typeOrUnknown()) {
      case "integration.suspended" -> Optional.of(new Barring(Aspect.USE, true, organization, at));
      case "integration.reinstated" ->
          Optional.of(new Barring(Aspect.USE, false, organization, at));
      case "integration.unpublished" ->
          Optional.of(new Barring(Aspect.CONNECTING, true, organization, at));
      case "integration.published" ->
          Optional.of(new Barring(Aspect.CONNECTING, false, organization, at));
      case "user.revoked_access" ->
          Optional.ofNullable(notice.userId())
              .map(user -> new AccessRevoked(user, notice.eventId(), at));
      default -> Optional.empty();
    };
  }
}
