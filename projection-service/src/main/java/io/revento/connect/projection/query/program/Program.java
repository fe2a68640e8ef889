package io.revento.connect.projection.query.program;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
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
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record ThreadOfDay(
      @Nullable String id,
      @Nullable String name,
      @Nullable String color,
      List<Activity> activities) {}

  /**
   * @param startsAt RFC 3339, as is {@code endsAt}
   * @param location null when it takes place nowhere
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
      long revision) {}
}
