package io.revento.connect.projection.query.program;

import static java.util.stream.Collectors.toMap;

import io.revento.connect.projection.query.Body;
import io.revento.connect.projection.query.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for the program and its places. */
@ApplicationScoped
public class ProgramQueries {

  private static final String PROGRAMS =
      "SELECT body FROM model.program WHERE event_id = $1 AND body IS NOT NULL";

  private static final String THREADS =
      "SELECT id, body FROM model.thread WHERE event_id = $1 AND body IS NOT NULL";

  private static final String ACTIVITIES =
      """
      SELECT a.id, a.body, a.revision, a.observed_at, a.day, a.thread_id, a.location_id,
             p.location, p.floor_id, p.floor, p.building_id, p.building, p.venue_id, p.venue
        FROM model.activity a
        LEFT JOIN LATERAL (
          SELECT *
            FROM model.place
           WHERE place.event_id = a.event_id AND place.id = a.location_id
           LIMIT 1) p ON true
       WHERE a.event_id = $1 AND a.body IS NOT NULL
      """;

  /** Whom the rooms have to hold. */
  private static final String INTEREST =
      """
      SELECT favorite_track, count(*) AS applications
        FROM model.application
       WHERE event_id = $1 AND body IS NOT NULL AND status = 'approved'
         AND favorite_track IS NOT NULL
       GROUP BY favorite_track
      """;

  private static final String PLACES =
      """
      SELECT kind, id, parent, body
        FROM (
          SELECT 'venue' AS kind, event_id, id, NULL AS parent, body FROM model.venue
          UNION ALL
          SELECT 'building', event_id, id, body ->> 'venue_id', body FROM model.building
          UNION ALL
          SELECT 'floor', event_id, id, body ->> 'building_id', body FROM model.floor
          UNION ALL
          SELECT 'location', event_id, id, body ->> 'floor_id', body FROM model.location
        ) AS place
       WHERE event_id = $1 AND body IS NOT NULL
       ORDER BY body -> 'level' NULLS LAST, body ->> 'name', id
      """;

  private final Queries queries;

  ProgramQueries(Queries queries) {
    this.queries = queries;
  }

  public Uni<Program> program(String eventId) {
    return Uni.combine()
        .all()
        .unis(
            queries.list(PROGRAMS, Tuple.of(eventId), row -> Body.of(row, "body")),
            queries.list(THREADS, Tuple.of(eventId), ProgramQueries::thread),
            queries.list(ACTIVITIES, Tuple.of(eventId), ProgramQueries::slot),
            queries.list(INTEREST, Tuple.of(eventId), ProgramQueries::interest))
        .with(
            (programs, threads, slots, interest) ->
                Timetable.of(
                    programs.stream().flatMap(body -> Body.texts(body, "days").stream()).toList(),
                    threads,
                    slots,
                    interest.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue))));
  }

  public Uni<List<VenueTree.Venue>> venues(String eventId) {
    return queries.list(PLACES, Tuple.of(eventId), ProgramQueries::node).map(VenueTree::of);
  }

  private static Timetable.KnownThread thread(Row row) {
    JsonObject body = Body.of(row, "body");
    return new Timetable.KnownThread(
        row.getString("id"), Body.text(body, "name"), Body.text(body, "color"));
  }

  private static Map.Entry<String, Long> interest(Row row) {
    return Map.entry(row.getString("favorite_track"), row.getLong("applications"));
  }

  private static VenueTree.Node node(Row row) {
    return new VenueTree.Node(
        row.getString("kind"),
        row.getString("id"),
        Optional.ofNullable(row.getString("parent")),
        Body.of(row, "body"));
  }

  private static Timetable.Slot slot(Row row) {
    JsonObject body = Body.of(row, "body");
    return new Timetable.Slot(
        row.getString("day"),
        row.getString("thread_id"),
        new Program.Activity(
            row.getString("id"),
            Body.text(body, "title"),
            Body.text(body, "kind"),
            Body.text(body, "starts_at"),
            Body.text(body, "ends_at"),
            Body.texts(body, "speaker_ids"),
            place(row),
            List.of(),
            false,
            row.getLong("revision"),
            Body.instant(row, "observed_at")));
  }

  private static @Nullable Place place(Row row) {
    String id = row.getString("location_id");
    if (id == null) {
      return null;
    }
    JsonObject location = Body.of(row, "location");
    return new Place(
        id,
        Body.text(location, "name"),
        Body.number(location, "capacity"),
        floor(row),
        building(row),
        venue(row));
  }

  private static Place.@Nullable Floor floor(Row row) {
    String id = row.getString("floor_id");
    JsonObject body = Body.of(row, "floor");
    return id == null
        ? null
        : new Place.Floor(id, Body.text(body, "name"), Body.number(body, "level"));
  }

  private static Place.@Nullable Building building(Row row) {
    String id = row.getString("building_id");
    return id == null ? null : new Place.Building(id, Body.text(Body.of(row, "building"), "name"));
  }

  private static Place.@Nullable Venue venue(Row row) {
    String id = row.getString("venue_id");
    JsonObject body = Body.of(row, "venue");
    return id == null
        ? null
        : new Place.Venue(id, Body.text(body, "name"), Body.text(body, "address"));
  }
}
