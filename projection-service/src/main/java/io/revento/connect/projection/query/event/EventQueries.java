package io.revento.connect.projection.query.event;

import io.revento.connect.projection.query.Body;
import io.revento.connect.projection.query.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for events, their waves and roles. */
@ApplicationScoped
public class EventQueries {

  /** Of several organizers' connections, the one that works, else the latest. */
  private static final String OVERVIEWS =
      """
      SELECT e.id, e.body, e.revision, e.observed_at, feed.changed_at,
             feed.observed_at AS last_observed_at, feed.last_no,
             c.id AS connection_id, c.state, c.since, c.last_error,
             (SELECT count(*) FROM model.participant p
               WHERE p.event_id = e.event_id AND p.body IS NOT NULL) AS participants,
             (SELECT count(*) FROM model.application a
               WHERE a.event_id = e.event_id AND a.body IS NOT NULL) AS applications,
             (SELECT count(*) FROM model.activity a
               WHERE a.event_id = e.event_id AND a.body IS NOT NULL) AS activities
        FROM model.event e
        JOIN feed USING (event_id)
        LEFT JOIN LATERAL (
          SELECT *
            FROM connection
           WHERE connection.event_id = e.event_id AND grant_kind = 'organizer'
           ORDER BY state = 'connected' DESC, since DESC NULLS LAST, id
           LIMIT 1) c ON true
       WHERE e.body IS NOT NULL AND e.id = e.event_id
         AND ($1::text[] IS NULL OR e.event_id = ANY ($1))
       ORDER BY e.body ->> 'starts_on', e.id
      """;

  /** Says which events, too: sums of different ones may be equal. */
  private static final String VERSION =
      """
      SELECT md5(coalesce(
               string_agg(quote_literal(event_id) || ':' || last_no, ',' ORDER BY event_id), ''))
               AS version
        FROM feed
       WHERE $1::text[] IS NULL OR event_id = ANY ($1)
      """;

  private static final String WAVES =
      """
      SELECT id, body, revision, observed_at
        FROM model.registration_wave
       WHERE event_id = $1 AND body IS NOT NULL
       ORDER BY body ->> 'opens_at', id
      """;

  private static final String ROLES =
      """
      SELECT id, body, revision, observed_at
        FROM model.role
       WHERE event_id = $1 AND body IS NOT NULL
       ORDER BY body ->> 'name', id
      """;

  private final Queries queries;

  EventQueries(Queries queries) {
    this.queries = queries;
  }

  /** The events, or those of them with these ids, by their first day. */
  public Uni<List<EventOverview>> events(Optional<? extends Collection<String>> ids) {
    return queries.list(OVERVIEWS, only(ids), EventQueries::overview);
  }

  public Uni<EventOverview> event(String eventId) {
    return events(Optional.of(List.of(eventId))).map(found -> found.get(0));
  }

  /** Differs whenever an answer about these events may. */
  Uni<String> version(Optional<? extends Collection<String>> ids) {
    return queries
        .first(VERSION, only(ids), row -> row.getString("version"))
        .map(Optional::orElseThrow);
  }

  public Uni<List<RegistrationWave>> waves(String eventId) {
    return queries.list(WAVES, Tuple.of(eventId), EventQueries::wave);
  }

  public Uni<List<Role>> roles(String eventId) {
    return queries.list(ROLES, Tuple.of(eventId), EventQueries::role);
  }

  private static Tuple only(Optional<? extends Collection<String>> ids) {
    return Tuple.tuple()
        .addArrayOfString(ids.map(events -> events.toArray(String[]::new)).orElse(null));
  }

  private static EventOverview overview(Row row) {
    JsonObject body = Body.of(row, "body");
    JsonObject organization = Body.object(body, "organization");
    return new EventOverview(
        row.getString("id"),
        Body.text(body, "name"),
        Body.text(body, "status"),
        Body.text(body, "starts_on"),
        Body.text(body, "ends_on"),
        Body.text(body, "timezone"),
        new EventOverview.Organization(
            Body.text(body, "organization_id"),
            Body.text(organization, "name"),
            Body.text(organization, "verification")),
        new EventOverview.Counts(
            row.getLong("participants"), row.getLong("applications"), row.getLong("activities")),
        connection(row),
        Body.instant(row, "changed_at"),
        EventOverview.Freshness.of(
            Body.instant(row, "changed_at"), Body.instant(row, "last_observed_at")),
        row.getLong("revision"),
        Body.instant(row, "observed_at"));
  }

  private static EventOverview.@Nullable ConnectionStatus connection(Row row) {
    String id = row.getString("connection_id");
    return id == null
        ? null
        : new EventOverview.ConnectionStatus(
            id, row.getString("state"), Body.instant(row, "since"), row.getString("last_error"));
  }

  private static RegistrationWave wave(Row row) {
    JsonObject body = Body.of(row, "body");
    Long capacity = Body.number(body, "capacity");
    Long taken = Body.number(body, "taken");
    return new RegistrationWave(
        row.getString("id"),
        Body.text(body, "name"),
        Body.text(body, "status"),
        Body.text(body, "opens_at"),
        Body.text(body, "closes_at"),
        capacity,
        taken,
        RegistrationWave.fill(taken, capacity),
        row.getLong("revision"),
        Body.instant(row, "observed_at"));
  }

  private static Role role(Row row) {
    JsonObject body = Body.of(row, "body");
    return new Role(
        row.getString("id"),
        Body.text(body, "name"),
        Body.texts(body, "permissions"),
        row.getLong("revision"),
        Body.instant(row, "observed_at"));
  }
}
