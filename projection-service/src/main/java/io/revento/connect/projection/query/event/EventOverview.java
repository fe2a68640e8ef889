package io.revento.connect.projection.query.event;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event at a glance.
 *
 * @param startsOn a date, as is {@code endsOn}
 * @param timezone an IANA name
 * @param connection the organizer's; null when no organizer ever connected the event
 * @param changedAt when the last change of anything in the event arrived here
 */
@JsonNaming(SnakeCaseStrategy.class)
public record EventOverview(
    String id,
    @Nullable String name,
    @Nullable String status,
    @Nullable String startsOn,
    @Nullable String endsOn,
    @Nullable String timezone,
    Organization organization,
    Counts counts,
    @Nullable ConnectionStatus connection,
    @Nullable Instant changedAt,
    Freshness freshness,
    long revision,
    @Nullable Instant observedAt) {

  /** The same, with how many seconds the models are behind the topics; null where unknown. */
  public EventOverview behind(@Nullable Long lag) {
    return new EventOverview(
        id,
        name,
        status,
        startsOn,
        endsOn,
        timezone,
        organization,
        counts,
        connection,
        changedAt,
        freshness.behind(lag),
        revision,
        observedAt);
  }

  @JsonNaming(SnakeCaseStrategy.class)
  public record Organization(
      @Nullable String id, @Nullable String name, @Nullable String verification) {}

  /**
   * How far this is behind Revento.
   *
   * @param lag the age in whole seconds of the oldest record in the topics, of whatever event, that
   *     is not applied here; 0 when all are; null while Kafka does not say
   * @param changedAt when the last change arrived here
   * @param observedAt when Revento showed it
   * @param delay seconds between the two
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Freshness(
      @Nullable Long lag,
      @Nullable Instant changedAt,
      @Nullable Instant observedAt,
      @Nullable Double delay) {

    static Freshness of(@Nullable Instant changedAt, @Nullable Instant observedAt) {
      return new Freshness(
          null,
          changedAt,
          observedAt,
          changedAt == null || observedAt == null
              ? null
              : (Double) (Duration.between(observedAt, changedAt).toMillis() / 1000.0));
    }

    private Freshness behind(@Nullable Long seconds) {
      return new Freshness(seconds, changedAt, observedAt, delay);
    }

    /** The lag for people, as the board's script says it, too. */
    public String lagInWords() {
      if (lag == null) {
        return "unknown";
      }
      return lag == 0 ? "up to date" : lag < 60 ? lag + " s" : lag / 60 + " min";
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  public record Counts(long participants, long applications, long activities) {}

  /**
   * Whether the event is being followed.
   *
   * @param since when it came into that state
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record ConnectionStatus(
      String id, String state, @Nullable Instant since, @Nullable String lastError) {}
}
