package io.revento.connect.projection.query;

import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModelsIT {

  private static final String EVENT = "evt_models";
  private static final String BASE = "/api/events/" + EVENT;

  @BeforeEach
  void an_event_with_a_little_of_everything() {
    try (Topics topics = new Topics()) {
      SmallEvent.everything(topics, EVENT);
    }
    await()
        .untilAsserted(
            () ->
                reader()
                    .get(BASE)
                    .then()
                    .statusCode(200)
                    .body("counts.participants", equalTo(3))
                    .body("counts.applications", equalTo(3))
                    .body("counts.activities", equalTo(3))
                    .body("connection.state", equalTo("connected")));
    await().untilAsserted(() -> reader().get(BASE + "/roles").then().body("total", equalTo(1)));
  }

  @Test
  void an_event_shows_its_organization_counts_freshness_and_connection() {
    reader()
        .get(BASE)
        .then()
        .body("id", equalTo(EVENT))
        .body("name", equalTo("Small Summit"))
        .body("status", equalTo("published"))
        .body("organization.verification", equalTo("formal"))
        .body("connection.id", equalTo("con_" + EVENT))
        .body("changed_at", notNullValue())
        .body("revision", equalTo(1));
    reader().get("/api/events").then().statusCode(200).body("data.id", hasItem(EVENT));
  }

  @Test
  void a_participant_has_what_the_application_says_and_the_higher_revision() {
    reader()
        .get(BASE + "/participants")
        .then()
        .statusCode(200)
        .body("total", equalTo(3))
        .body("next_cursor", nullValue())
        .body("data.id", contains("par_1", "par_2", "par_3"))
        .body("data[0].name", equalTo("Ada"))
        .body("data[0].email", equalTo("ada@example.com"))
        .body("data[0].status", equalTo("approved"))
        .body("data[0].wave_id", equalTo("wav_1"))
        .body("data[0].role_ids", contains("rol_1"))
        .body("data[0].favorite_track", equalTo("Systems"))
        .body("data[0].dietary_notes", equalTo("vegan"))
        .body("data[0].arrival_day", equalTo("2026-12-01"))
        .body("data[0].revision", equalTo(3))
        .body("data[0].observed_at", equalTo("2026-11-23T10:00:00Z"));
  }

  @Test
  void participants_are_found_by_status_wave_role_track_day_and_a_part_of_name_or_mail() {
    found("status=pending", "par_2", "par_3");
    found("status=pending&favorite_track=Design", "par_3");
    found("wave=wav_1&role=rol_1&arrival_day=2026-12-01", "par_1", "par_2", "par_3");
    found("q=AD", "par_1");
    found("q=bob%40example", "par_2");
    found("q=%25");
    found("status=never_heard_of");
  }

  @Test
  void pages_follow_each_other_without_gap_or_overlap_and_know_the_total() {
    String cursor =
        reader()
            .get(BASE + "/participants?limit=2")
            .then()
            .body("data.id", contains("par_1", "par_2"))
            .body("total", equalTo(3))
            .extract()
            .path("next_cursor");
    reader()
        .queryParam("cursor", cursor)
        .get(BASE + "/participants?limit=2")
        .then()
        .body("data.id", contains("par_3"))
        .body("next_cursor", nullValue())
        .body("total", equalTo(3));
  }

  @Test
  void a_useless_limit_cursor_or_status_is_refused_with_a_word_on_what_to_send() {
    refused("limit=0", "invalid_limit");
    refused("limit=201", "invalid_limit");
    refused("limit=many", "invalid_limit");
    refused("cursor=made-up", "invalid_cursor");
    refused("status=%20", "invalid_status");
    refused("q=%00", "invalid_q");
    refused("status=%00", "invalid_status");
    refused("cursor=%00", "invalid_cursor");
    reader().get("/events/" + EVENT + "?q=%00").then().statusCode(400);
  }

  @Test
  void one_participant_comes_with_answers_and_schedule() {
    reader()
        .get(BASE + "/participants/par_1")
        .then()
        .statusCode(200)
        .body("id", equalTo("par_1"))
        .body("status", equalTo("approved"))
        .body("application.id", equalTo("app_1"))
        .body("application.answers.favorite_track", equalTo("Systems"))
        .body("speaks_at.id", contains("act_1", "act_3", "act_2"));
    for (String unknown : new String[] {"par_none", "%00"}) {
      reader()
          .get(BASE + "/participants/" + unknown)
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("code", equalTo("not_found"));
    }
  }

  @Test
  void the_export_has_all_that_match_and_nothing_that_a_spreadsheet_would_execute() {
    reader()
        .get(BASE + "/participants.csv?status=pending")
        .then()
        .statusCode(200)
        .contentType("text/csv")
        .header("Content-Disposition", containsString("participants.csv"))
        .body(
            equalTo(
                "id,name,email,status,wave_id,role_ids,favorite_track,dietary_notes,arrival_day,"
                    + "revision,observed_at\r\n"
                    + "par_2,Bob,bob@example.com,pending,wav_1,rol_1,Systems,vegan,2026-12-01,3,"
                    + "2026-11-23T10:00:00Z\r\n"
                    + "par_3,'=Eve,eve@example.com,pending,wav_1,rol_1,Design,vegan,2026-12-01,3,"
                    + "2026-11-23T10:00:00Z\r\n"));
  }

  @Test
  void applications_are_counted_along_each_dimension() {
    reader()
        .get(BASE + "/applications/summary")
        .then()
        .body("total", equalTo(3))
        .body("by_status.approved", equalTo(1))
        .body("by_status.pending", equalTo(2))
        .body("by_wave.wav_1", equalTo(3))
        .body("by_favorite_track.Systems", equalTo(2))
        .body("by_favorite_track.Design", equalTo(1))
        .body("by_arrival_day.'2026-12-01'", equalTo(3));
  }

  @Test
  void the_program_goes_by_day_thread_and_time_and_bears_what_has_not_arrived() {
    String known = "days[0].threads.find { it.id == 'thr_1' }";
    String lost = "days[0].threads.find { it.id == 'thr_gone' }";
    reader()
        .get(BASE + "/program")
        .then()
        .statusCode(200)
        .body("days.day", contains("2026-12-01", "2026-12-02"))
        .body(known + ".name", equalTo("Systems"))
        .body(known + ".activities.title", contains("First", "Second"))
        .body(known + ".activities[0].starts_at", equalTo("2026-12-01T09:00:00Z"))
        .body(known + ".activities[0].location.name", equalTo("Room A"))
        .body(known + ".activities[0].location.floor.name", equalTo("Ground"))
        .body(known + ".activities[0].location.building.name", equalTo("East"))
        .body(known + ".activities[0].location.venue.name", equalTo("Hall"))
        .body(lost + ".name", nullValue())
        .body(lost + ".activities[0].location.id", equalTo("loc_gone"))
        .body(lost + ".activities[0].location.venue", nullValue())
        .body("days[1].threads", empty());
  }

  @Test
  void venues_are_a_tree_and_waves_say_how_full_they_are() {
    reader()
        .get(BASE + "/venues")
        .then()
        .body("total", equalTo(1))
        .body("data[0].buildings[0].floors[0].locations[0].name", equalTo("Room A"));
    reader()
        .get(BASE + "/registration-waves")
        .then()
        .body("data", hasSize(1))
        .body("data[0].status", equalTo("open"))
        .body("data[0].fill", equalTo(0.25f));
    reader()
        .get(BASE + "/roles")
        .then()
        .body("data[0].name", equalTo("Speaker"))
        .body("data[0].permissions", contains("speak"));
  }

  @Test
  void what_has_not_changed_is_not_sent_again() {
    for (String path : new String[] {"", "/participants", "/program", "/applications/summary"}) {
      String tag = reader().get(BASE + path).then().statusCode(200).extract().header("ETag");
      reader().header("If-None-Match", tag).get(BASE + path).then().statusCode(304);
      reader().header("If-None-Match", "W/\"-1\"").get(BASE + path).then().statusCode(200);
    }
  }

  private static void found(String query, String... ids) {
    var answer = reader().get(BASE + "/participants?" + query).then().statusCode(200);
    answer.body("total", equalTo(ids.length));
    answer.body("data.id", ids.length == 0 ? empty() : contains(ids));
  }

  private static void refused(String query, String code) {
    reader()
        .get(BASE + "/participants?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("detail", notNullValue());
  }
}
