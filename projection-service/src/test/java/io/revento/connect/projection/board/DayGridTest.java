package io.revento.connect.projection.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.projection.query.program.Program;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayGridTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void the_same_time_is_in_the_same_row_in_every_thread_and_hours_are_the_events() {
    DayGrid grid =
        grid(
            thread("A", activity("a", "08:30", "09:15")),
            thread("B", activity("b", "08:30", "09:00"), activity("c", "09:00", "10:00")));
    assertThat(grid.hours()).extracting(DayGrid.Hour::time).containsExactly("09:00", "10:00");
    assertThat(grid.hours()).extracting(DayGrid.Hour::row).containsExactly(1, 13);
    assertThat(grid.cells()).extracting(DayGrid.Cell::id).containsExactly("a", "b", "c");
    assertThat(grid.cells()).extracting(DayGrid.Cell::row).containsExactly(7, 7, 13);
    assertThat(grid.cells()).extracting(DayGrid.Cell::span).containsExactly(9, 6, 12);
    assertThat(grid.cells().get(0).time()).isEqualTo("09:30–10:15");
    assertThat(grid.rows()).isEqualTo(24);
  }

  @Test
  void activities_of_a_thread_that_overlap_lie_side_by_side() {
    DayGrid grid =
        grid(
            thread(
                "A",
                activity("a", "08:00", "10:00"),
                activity("b", "08:30", "09:00"),
                activity("c", "09:00", "09:30")),
            thread("B", activity("d", "08:00", "09:00")));
    assertThat(grid.lanes()).isEqualTo(3);
    assertThat(grid.heads())
        .containsExactly(new DayGrid.Head("A", 1, 1, 2), new DayGrid.Head("B", 2, 3, 1));
    assertThat(grid.cells()).extracting(DayGrid.Cell::lane).containsExactly(1, 3, 2, 2);
  }

  @Test
  void times_that_cannot_be_meant_make_no_endless_day() {
    Program.Activity endless =
        new Program.Activity(
            "a",
            null,
            null,
            "2026-12-01T08:00:00Z",
            "9999-12-31T00:00:00Z",
            List.of(),
            null,
            List.of(),
            false,
            1,
            null);
    assertThat(grid(thread("A", endless)).rows()).isLessThanOrEqualTo(36 * 12);
    assertThat(grid(thread("A", activity("b", "when", "ever"))).rows()).isEqualTo(1);
  }

  private static DayGrid grid(Program.ThreadOfDay... threads) {
    Program program = new Program(List.of(new Program.Day("2026-12-01", List.of(threads))));
    return DayGrid.of(program, BERLIN).get(0);
  }

  private static Program.ThreadOfDay thread(String name, Program.Activity... activities) {
    return new Program.ThreadOfDay(name, name, null, 0, List.of(activities));
  }

  private static Program.Activity activity(String id, String from, String to) {
    return new Program.Activity(
        id,
        id,
        null,
        "2026-12-01T" + from + ":00Z",
        "2026-12-01T" + to + ":00Z",
        List.of(),
        null,
        List.of(),
        false,
        1,
        null);
  }
}
