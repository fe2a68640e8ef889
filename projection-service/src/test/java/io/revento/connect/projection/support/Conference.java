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

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An event of the size that people look at: three days, three tracks, sixty people. */
public final class Conference {

  public static final int PEOPLE = 60;

  private static final List<String> TRACKS =
      List.of("Data in motion", "Software that lasts", "People and places");
  private static final List<String> DAYS = List.of("2027-07-13", "2027-07-14", "2027-07-15");
  private static final List<String> STATUSES =
      List.of("approved", "pending", "approved", "revision_requested", "rejected");
  private static final List<String> FIRST_NAMES =
      List.of("Amina", "Jürgen", "Zoë", "Bartholomew", "Nguyễn", "Søren", "Ioana");
  private static final List<String> LAST_NAMES =
      List.of("Diallo", "Weißmüller", "van der Meulen-Castellanos", "Ó Briain", "Ozturk", "Li");
  private static final List<String> TITLES =
      List.of(
          "Opening",
          "Logs that compact, and people who do not",
          "The art of the small service",
          "What a tombstone means",
          "Backpressure, explained by queues at lunch",
          "Postgres at the heart of things",
          "A revision never goes back: a story of clocks, sequences and of trust",
          "Lightning talks");

  private Conference() {}

  public static void write(Topics topics, String event) {
    Map<String, Object> summit = new HashMap<>();
    summit.put("id", event);
    summit.put("name", "Revento Summit");
    summit.put("status", "published");
    summit.put("starts_on", DAYS.get(0));
    summit.put("ends_on", DAYS.get(2));
    summit.put("timezone", "Europe/Berlin");
    summit.put("organization_id", "org_1");
    summit.put("organization", Map.of("name", "Revento Sandbox", "verification", "formal"));
    topics.state(EVENT, event, event, 1, summit);
    topics.connection("con_" + event, SmallEvent.connection(event, "connected", 1));
    waves(topics, event);
    places(topics, event);
    for (int person = 0; person < PEOPLE; person++) {
      person(topics, event, person);
    }
    for (int day = 0; day < DAYS.size(); day++) {
      for (int track = 0; track < TRACKS.size(); track++) {
        day(topics, event, day, track);
      }
    }
  }

  private static void waves(Topics topics, String event) {
    wave(topics, event, "wav_early", "Early birds", "sold_out", 30, 30);
    wave(topics, event, "wav_regular", "Regular", "open", 60, 27);
    wave(topics, event, "wav_late", "Last call", "upcoming", 20, 0);
    topics.state(ROLE, event, "rol_attendee", 1, Map.of("name", "Attendee"));
    topics.state(ROLE, event, "rol_speaker", 1, Map.of("name", "Speaker"));
  }

  private static void wave(
      Topics topics, String event, String id, String name, String status, int capacity, int taken) {
    topics.state(
        REGISTRATION_WAVE,
        event,
        id,
        1,
        Map.of("name", name, "status", status, "capacity", capacity, "taken", taken));
  }

  private static void places(Topics topics, String event) {
    topics
        .state(VENUE, event, "ven_1", 1, Map.of("name", "Old Gasworks", "address", "Canal 1"))
        .state(BUILDING, event, "bui_1", 1, Map.of("name", "East", "venue_id", "ven_1"))
        .state(FLOOR, event, "flo_1", 1, Map.of("name", "Ground", "building_id", "bui_1"));
    for (int track = 0; track < TRACKS.size(); track++) {
      topics
          .state(THREAD, event, "thr_" + track, 1, Map.of("name", TRACKS.get(track)))
          .state(
              LOCATION,
              event,
              "loc_" + track,
              1,
              Map.of(
                  "name", "Hall " + (track + 1), "floor_id", "flo_1", "capacity", 8 + 60 * track));
    }
    topics.state(PROGRAM, event, "pro_1", 1, Map.of("name", "Main", "days", DAYS));
  }

  private static void person(Topics topics, String event, int number) {
    String name =
        FIRST_NAMES.get(number % FIRST_NAMES.size())
            + " "
            + LAST_NAMES.get(number % LAST_NAMES.size());
    topics.state(
        PARTICIPANT,
        event,
        "par_%02d".formatted(number),
        2,
        Map.of(
            "name", name,
            "email", "person%02d@mail.example".formatted(number),
            "role_ids", List.of(number % 6 == 0 ? "rol_speaker" : "rol_attendee"),
            "application_id", "app_%02d".formatted(number)));
    application(topics, event, number, 2, STATUSES.get(number % STATUSES.size()));
  }

  public static void application(
      Topics topics, String event, int number, long revision, String status) {
    topics.state(
        APPLICATION,
        event,
        "app_%02d".formatted(number),
        revision,
        Map.of(
            "participant_id", "par_%02d".formatted(number),
            "wave_id", number < 30 ? "wav_early" : "wav_regular",
            "status", status,
            "submitted_at", "2027-0%d-%02dT09:00:00Z".formatted(3 + number / 25, 1 + number % 25),
            "answers",
                Map.of(
                    "favorite_track", TRACKS.get(number % 7 % TRACKS.size()),
                    "dietary_notes", number % 4 == 0 ? "Vegetarian" : "",
                    "arrival_day", DAYS.get(number % 9 / 4))),
        "revento.application." + status);
  }

  private static void day(Topics topics, String event, int day, int track) {
    LocalTime time = LocalTime.of(7, 0);
    for (int slot = 0; slot < TITLES.size(); slot++) {
      int minutes = slot % 3 == 0 ? 30 : 45;
      String from = DAYS.get(day) + "T" + time + ":00Z";
      time = time.plusMinutes(minutes);
      String to = DAYS.get(day) + "T" + time + ":00Z";
      time = time.plusMinutes(15);
      boolean taken = day == 0 && track == 2 && slot == 2;
      topics.state(
          ACTIVITY,
          event,
          "act_%d%d%d".formatted(day, track, slot),
          1,
          Map.of(
              "title",
              TITLES.get((slot + track * 2) % TITLES.size()),
              "program_id",
              "pro_1",
              "thread_id",
              "thr_" + track,
              "day",
              DAYS.get(day),
              "starts_at",
              from,
              "ends_at",
              to,
              "location_id",
              "loc_" + (taken ? 1 : track),
              "speaker_ids",
              List.of("par_00")));
    }
  }
}
