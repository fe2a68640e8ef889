package io.revento.connect.projection.support;

import static io.revento.connect.contract.topics.ResourceType.ACTIVITY;
import static io.revento.connect.contract.topics.ResourceType.APPLICATION;
import static io.revento.connect.contract.topics.ResourceType.BUILDING;
import static io.revento.connect.contract.topics.ResourceType.EVENT;
import static io.revento.connect.contract.topics.ResourceType.FLOOR;
import static io.revento.connect.contract.topics.ResourceType.LOCATION;
import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static io.revento.connect.contract.topics.ResourceType.PROGRAM;
import static io.revento.connect.contract.topics.ResourceType.REGISTRATION_WAVE;
import static io.revento.connect.contract.topics.ResourceType.ROLE;
import static io.revento.connect.contract.topics.ResourceType.THREAD;
import static io.revento.connect.contract.topics.ResourceType.VENUE;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;

/** An event with a little of everything, at revisions 1 to 9. */
public final class SmallEvent {

  private SmallEvent() {}

  public static void event(Topics topics, String event) {
    topics.state(
        EVENT,
        event,
        event,
        1,
        Map.of(
            "id", event,
            "name", "Small Summit",
            "status", "published",
            "starts_on", "2026-12-01",
            "ends_on", "2026-12-02",
            "timezone", "Europe/Berlin",
            "organization_id", "org_1",
            "organization", Map.of("name", "Revento Sandbox", "verification", "formal")));
  }

  /** Waits until so many of them are in the read models. */
  public static void awaitPeople(String event, int participants, int applications) {
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/api/events/" + event)
                    .then()
                    .body("counts.participants", equalTo(participants))
                    .body("counts.applications", equalTo(applications)));
  }

  public static void everything(Topics topics, String event) {
    event(topics, event);
    people(topics, event);
    places(topics, event);
    program(topics, event);
    topics.connection("con_" + event, connection(event, "connected", 1));
  }

  public static Map<String, ?> connection(String event, String state, long generation) {
    return Map.of(
        "id",
        "con_" + event,
        "grant",
        "organizer",
        "event_id",
        event,
        "scope",
        "event:read",
        "state",
        state,
        "generation",
        generation,
        "since",
        "2026-11-23T09:00:00Z",
        "purge",
        false);
  }

  public static Map<String, ?> participant(String name, String mail, String application) {
    return Map.of(
        "user_id", "usr_" + application,
        "name", name,
        "email", mail,
        "role_ids", List.of("rol_1"),
        "application_id", application);
  }

  public static Map<String, ?> application(String participant, String status, String track) {
    return Map.of(
        "participant_id",
        participant,
        "wave_id",
        "wav_1",
        "status",
        status,
        "submitted_at",
        "2026-11-01T08:00:00Z",
        "answers",
        Map.of(
            "favorite_track", track,
            "dietary_notes", "vegan",
            "arrival_day", "2026-12-01"));
  }

  private static void people(Topics topics, String event) {
    topics
        .state(ROLE, event, "rol_1", 2, Map.of("name", "Speaker", "permissions", List.of("speak")))
        .state(
            REGISTRATION_WAVE,
            event,
            "wav_1",
            2,
            Map.of(
                "name", "Early",
                "status", "open",
                "opens_at", "2026-10-01T00:00:00Z",
                "capacity", 40,
                "taken", 10))
        .state(PARTICIPANT, event, "par_1", 2, participant("Ada", "ada@example.com", "app_1"))
        .state(PARTICIPANT, event, "par_2", 2, participant("Bob", "bob@example.com", "app_2"))
        .state(PARTICIPANT, event, "par_3", 2, participant("=Eve", "eve@example.com", "app_3"))
        .state(APPLICATION, event, "app_1", 3, application("par_1", "approved", "Systems"))
        .state(APPLICATION, event, "app_2", 3, application("par_2", "pending", "Systems"))
        .state(APPLICATION, event, "app_3", 3, application("par_3", "pending", "Design"));
  }

  private static void places(Topics topics, String event) {
    topics
        .state(VENUE, event, "ven_1", 4, Map.of("name", "Hall", "address", "Main Street 1"))
        .state(BUILDING, event, "bui_1", 4, Map.of("name", "East", "venue_id", "ven_1"))
        .state(
            FLOOR, event, "flo_1", 4, Map.of("name", "Ground", "level", 0, "building_id", "bui_1"))
        .state(
            LOCATION,
            event,
            "loc_1",
            4,
            Map.of("name", "Room A", "capacity", 80, "floor_id", "flo_1"));
  }

  private static void program(Topics topics, String event) {
    topics
        .state(
            PROGRAM,
            event,
            "pro_1",
            5,
            Map.of("name", "Main", "days", List.of("2026-12-01", "2026-12-02")))
        .state(THREAD, event, "thr_1", 5, Map.of("name", "Systems", "program_id", "pro_1"))
        .state(ACTIVITY, event, "act_2", 5, activity("Second", "thr_1", "11:00", "loc_1"))
        .state(ACTIVITY, event, "act_1", 5, activity("First", "thr_1", "09:00", "loc_1"))
        .state(ACTIVITY, event, "act_3", 5, activity("Lost", "thr_gone", "10:00", "loc_gone"));
  }

  private static Map<String, ?> activity(
      String title, String thread, String time, String location) {
    return Map.of(
        "title",
        title,
        "program_id",
        "pro_1",
        "thread_id",
        thread,
        "day",
        "2026-12-01",
        "starts_at",
        "2026-12-01T" + time + ":00Z",
        "ends_at",
        "2026-12-01T" + time.replace(":00", ":45") + ":00Z",
        "location_id",
        location,
        "speaker_ids",
        List.of("par_1"));
  }
}
