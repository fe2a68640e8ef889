package io.revento.connect.projection.query.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.projection.query.event.ApplicationSummary.Day;
import io.revento.connect.projection.query.event.Course.Happened;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {

  @Test
  void a_day_is_the_events_day_wherever_the_time_was_written() {
    ZoneId auckland = ZoneId.of("Pacific/Auckland");
    assertThat(
            Course.byDay(
                List.of(
                    new Happened("2026-11-30T10:45Z", auckland, 1, 0),
                    new Happened("2026-11-30T11:00Z", auckland, 2, 1),
                    new Happened("2026-11-30T09:45-08:00", auckland, 4, 0),
                    new Happened("2026-12-01T23:45+13:00", auckland, 8, 0))))
        .containsExactly(new Day("2026-11-30", 1, 0, 1), new Day("2026-12-01", 14, 1, 15));
  }

  @Test
  void days_come_in_order_and_add_up_what_was_submitted_but_not_what_was_decided() {
    ZoneId utc = ZoneId.of("UTC");
    assertThat(
            Course.byDay(
                List.of(
                    new Happened("2026-12-03T00:00Z", utc, 0, 5),
                    new Happened("2026-12-01T08:15Z", utc, 3, 0),
                    new Happened("2026-12-02T08:15Z", utc, 2, 1))))
        .containsExactly(
            new Day("2026-12-01", 3, 0, 3),
            new Day("2026-12-02", 2, 1, 5),
            new Day("2026-12-03", 0, 5, 5));
  }

  @Test
  void what_is_no_time_counts_on_no_day() {
    ZoneId utc = ZoneId.of("UTC");
    assertThat(
            Course.byDay(
                List.of(
                    new Happened(null, utc, 1, 1), new Happened("2026-02-30T08:15Z", utc, 1, 1))))
        .isEmpty();
  }
}
