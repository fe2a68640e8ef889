package io.revento.connect.projection.query.event;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;

/**
 * The applications of an event in numbers. An application without a value is in the total only, so
 * that no made-up value can be taken for a real one.
 *
 * @param byWave by the wave's id
 * @param overTime the days on which something was submitted or decided, in order
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ApplicationSummary(
    long total,
    Map<String, Long> byStatus,
    Map<String, Long> byWave,
    Map<String, Long> byFavoriteTrack,
    Map<String, Long> byArrivalDay,
    List<Day> overTime) {

  /**
   * What happened on a day.
   *
   * @param day a date in the event's time zone
   * @param total all that were submitted until that day's end
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Day(String day, long submitted, long decided, long total) {}
}
