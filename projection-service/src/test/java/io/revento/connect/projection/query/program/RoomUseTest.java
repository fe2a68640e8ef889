package io.revento.connect.projection.query.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomUseTest {

  @Test
  void activities_in_one_room_at_the_same_time_are_in_each_others_way() {
    RoomUse rooms =
        RoomUse.of(
            List.of(
                slot("long", "loc_1", "09:00", "12:00"),
                slot("inside", "loc_1", "10:00", "10:30"),
                slot("overlapping", "loc_1", "11:30", "12:30"),
                slot("elsewhere", "loc_2", "10:00", "10:30")));
    assertThat(rooms.conflicts("long")).containsExactly("inside", "overlapping");
    assertThat(rooms.conflicts("inside")).containsExactly("long");
    assertThat(rooms.conflicts("overlapping")).containsExactly("long");
    assertThat(rooms.conflicts("elsewhere")).isEmpty();
  }

  @Test
  void one_that_begins_as_another_ends_or_says_no_time_is_in_nobodys_way() {
    RoomUse rooms =
        RoomUse.of(
            List.of(
                slot("first", "loc_1", "09:00", "10:00"),
                slot("second", "loc_1", "10:00", "11:00"),
                slot("timeless", "loc_1", "whenever", "11:00")));
    assertThat(rooms.conflicts("first")).isEmpty();
    assertThat(rooms.conflicts("second")).isEmpty();
    assertThat(rooms.conflicts("timeless")).isEmpty();
  }

  @Test
  void a_room_overflows_when_more_are_interested_in_the_thread_than_it_holds() {
    Timetable.KnownThread thread = new Timetable.KnownThread("thr_1", "Systems", null);
    List<Timetable.Slot> slots = List.of(slot("talk", "loc_1", "09:00", "10:00"));
    assertThat(activity(thread, slots, 81).overflow()).isTrue();
    assertThat(activity(thread, slots, 80).overflow()).isFalse();
  }

  private static Program.Activity activity(
      Timetable.KnownThread thread, List<Timetable.Slot> slots, long interested) {
    Program program =
        Timetable.of(List.of(), List.of(thread), slots, Map.of("Systems", interested));
    return program.days().get(0).threads().get(0).activities().get(0);
  }

  private static Timetable.Slot slot(String id, String room, String from, String to) {
    return new Timetable.Slot(
        "2026-12-01",
        "thr_1",
        new Program.Activity(
            id,
            id,
            null,
            "2026-12-01T" + from + ":00Z",
            "2026-12-01T" + to + ":00Z",
            List.of(),
            new Place(room, room, 80L, null, null, null),
            List.of(),
            false,
            1,
            null));
  }
}
