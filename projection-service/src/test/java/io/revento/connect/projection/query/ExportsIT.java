package io.revento.connect.projection.query;

import static io.revento.connect.contract.topics.ResourceType.ACTIVITY;
import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we export is read back by libraries that know nothing of us. */
@QuarkusTest
class ExportsIT {

  private static final String EVENT = "evt_exports";
  private static final String BASE = "/api/events/" + EVENT;

  /** More than a page, so that pages have to fit together. */
  private static final int CROWD = 450;

  private static final String ODD_NAME = "Zoë \"Zed\", the\nsecond; =1+1 日本";

  @BeforeEach
  void an_event_with_odd_names_in_it() {
    try (Topics topics = new Topics()) {
      SmallEvent.everything(topics, EVENT);
      for (int person = 0; person < CROWD; person++) {
        topics.state(PARTICIPANT, EVENT, "par_x" + person, 2, Map.of("name", "X" + person));
      }
      topics.state(PARTICIPANT, EVENT, "par_odd", 2, Map.of("name", ODD_NAME, "email", "@SUM(A1)"));
      topics.state(
          ACTIVITY,
          EVENT,
          "act_odd",
          6,
          Map.of(
              "title",
                  "Commas, semicolons; and\nlines – also very long ones: " + "long ".repeat(30),
              "thread_id", "thr_1",
              "day", "2026-12-02",
              "location_id", "loc_1",
              "starts_at", "2026-12-02T08:00:00Z",
              "ends_at", "2026-12-02T09:30:00Z"));
      topics.state(ACTIVITY, EVENT, "act_undated", 6, Map.of("title", "Some day"));
    }
    await()
        .untilAsserted(
            () ->
                reader()
                    .get(BASE)
                    .then()
                    .body("counts.participants", equalTo(CROWD + 4))
                    .body("counts.activities", equalTo(5)));
    await().untilAsserted(() -> reader().get(BASE + "/roles").then().body("total", equalTo(1)));
  }

  @Test
  void a_calendar_parser_reads_the_program_back_in_the_events_time_zone() {
    Response answer = reader().get(BASE + "/program.ics");
    assertThat(answer.contentType()).isEqualToIgnoringWhitespace("text/calendar;charset=utf-8");
    ICalendar calendar = Biweekly.parse(answer.asString()).first();

    assertThat(Biweekly.parse(answer.asString()).first().validate(calendar.getVersion()).isEmpty())
        .isTrue();
    TimezoneAssignment zone = calendar.getTimezoneInfo().getTimezones().iterator().next();
    assertThat(zone.getTimeZone().getID()).isEqualTo("Europe/Berlin");
    assertThat(calendar.getEvents())
        .extracting(event -> event.getUid().getValue())
        .containsExactlyInAnyOrder(
            "act_1@" + EVENT, "act_2@" + EVENT, "act_3@" + EVENT, "act_odd@" + EVENT);

    VEvent odd = event(calendar, "act_odd");
    assertThat(odd.getSummary().getValue())
        .startsWith("Commas, semicolons; and\nlines – also very long")
        .endsWith("long ");
    assertThat(odd.getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-12-02T08:00:00Z"));
    assertThat(odd.getDateEnd().getValue().toInstant())
        .isEqualTo(Instant.parse("2026-12-02T09:30:00Z"));
    assertThat(odd.getLocation().getValue()).isEqualTo("Room A, Ground, East, Hall, Main Street 1");
    assertThat(odd.getCategories().get(0).getValues()).containsExactly("Systems");
    assertThat(calendar.getTimezoneInfo().getTimezone(odd.getDateStart())).isEqualTo(zone);
    assertThat(answer.asString()).contains("DTSTART;TZID=Europe/Berlin:20261202T090000");
  }

  @Test
  void a_csv_parser_reads_the_same_people_back_and_a_spreadsheet_executes_nothing()
      throws IOException {
    Response answer = reader().get(BASE + "/participants.csv");
    assertThat(answer.contentType()).isEqualToIgnoringWhitespace("text/csv;charset=utf-8");
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(answer.asString()))
            .getRecords();
    assertThat(rows).hasSize(CROWD + 4);
    assertThat(rows).extracting(row -> row.get("id")).doesNotHaveDuplicates();
    CSVRecord odd = rows.stream().filter(row -> row.get("id").equals("par_odd")).findFirst().get();
    assertThat(odd.get("name")).isEqualTo(ODD_NAME);
    assertThat(odd.get("email")).isEqualTo("'@SUM(A1)");
    CSVRecord ada = rows.stream().filter(row -> row.get("id").equals("par_1")).findFirst().get();
    assertThat(ada.toMap())
        .containsEntry("name", "Ada")
        .containsEntry("status", "approved")
        .containsEntry("role_ids", "rol_1")
        .containsEntry("revision", "3");
    for (CSVRecord row : rows) {
      row.forEach(cell -> assertThat(cell).doesNotMatch("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*"));
    }
  }

  @Test
  void exports_are_not_sent_again_to_those_who_have_them() {
    for (String path : new String[] {"/participants.csv", "/program.ics"}) {
      String tag = reader().get(BASE + path).then().statusCode(200).extract().header("ETag");
      reader().header("If-None-Match", tag).get(BASE + path).then().statusCode(304);
      reader().header("If-None-Match", "W/\"-1\"").get(BASE + path).then().statusCode(200);
    }
  }

  @Test
  void answers_are_compressed_for_whoever_takes_that() {
    for (String path : new String[] {"/participants", "/participants.csv", "/program.ics"}) {
      reader()
          .header("Accept-Encoding", "gzip")
          .get(BASE + path)
          .then()
          .statusCode(200)
          .header("Content-Encoding", equalTo("gzip"));
    }
  }

  private static VEvent event(ICalendar calendar, String id) {
    return calendar.getEvents().stream()
        .filter(event -> event.getUid().getValue().equals(id + "@" + EVENT))
        .findFirst()
        .orElseThrow();
  }
}
