package io.revento.connect.projection.query.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as Revento writes them: what cannot be read counts as not there. */
public final class Times {

  private static final int LAST_YEAR = 9999;

  private Times() {}

  /** The instant of an RFC 3339 text; empty beyond the years that calendars know. */
  public static Optional<Instant> instant(@Nullable String time) {
    try {
      return Optional.ofNullable(time)
          .map(OffsetDateTime::parse)
          .filter(read -> read.getYear() > 0 && read.getYear() <= LAST_YEAR)
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** An event's time zone by its IANA name; UTC where there is none that Java knows. */
  public static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }
}
