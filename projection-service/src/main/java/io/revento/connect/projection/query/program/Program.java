package io.revento.connect.projection.query.program;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event's program: its days, on each the threads that run, in each the activities by time. */
@JsonNaming(SnakeCaseStrategy.class)
public record Program(List<Day> days) {

  /**
   * @param day a date; null gathers the activities of which Revento does not say it
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Day(@Nullable String day, List<ThreadOfDay> threads) {}

  /**
   * @param id null gathers the activities of no thread
   * @param name null while the thread has not arrived
   * @param interested how many approved applications name it as their favorite track
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record ThreadOfDay(
      @Nullable String id,
      @Nullable String name,
      @Nullable String color,
      long interested,
      List<Activity> activities) {}

  /**
   * @param startsAt RFC 3339, as is {@code endsAt}
   * @param location null when it takes place nowhere
   * @param conflictsWith the activities that take place there at the same time
   * @param overflow whether more are interested in its thread than the room holds
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Activity(
      String id,
      @Nullable String title,
      @Nullable String kind,
      @Nullable String startsAt,
      @Nullable String endsAt,
      List<String> speakerIds,
      @Nullable Place location,
      List<String> conflictsWith,
      boolean overflow,
      long revision,
      @Nullable Instant observedAt) {

    Activity in(RoomUse rooms, long interested) {
      Long capacity = location == null ? null : location.capacity();
      return new Activity(
          id,
          title,
          kind,
          startsAt,
          endsAt,
          speakerIds,
          location,
          rooms.conflicts(id),
          capacity != null && interested > capacity,
          revision,
          observedAt);
    }
  }
}
