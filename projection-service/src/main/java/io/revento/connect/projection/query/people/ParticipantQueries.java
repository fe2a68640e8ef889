package io.revento.connect.projection.query.people;

import io.revento.connect.projection.query.Body;
import io.revento.connect.projection.query.Listing;
import io.revento.connect.projection.query.PageRequest;
import io.revento.connect.projection.query.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the directory. */
@ApplicationScoped
public class ParticipantQueries {

  private static final String MATCHING =
      """
      FROM model.directory
      WHERE event_id = $1
        AND ($2::text IS NULL OR status = $2)
        AND ($3::text IS NULL OR wave_id = $3)
        AND ($4::text IS NULL OR role_ids ? $4)
        AND ($5::text IS NULL OR favorite_track = $5)
        AND ($6::text IS NULL OR arrival_day = $6)
        AND ($7::text IS NULL OR name ILIKE $7 OR email ILIKE $7)
      """;

  private static final String COLUMNS =
      """
      SELECT id, user_id, name, email, status, wave_id, role_ids, favorite_track, dietary_notes,
             arrival_day, application_id, revision, observed_at
      """;

  /** By id, because a name may change between two pages, and has no place in a cursor. */
  private static final String PAGE =
      COLUMNS + MATCHING + "AND ($8::text IS NULL OR id > $8) ORDER BY id LIMIT $9";

  private static final String COUNT = "SELECT count(*) AS total " + MATCHING;

  /** The same where nothing is asked of applications: none has to be looked up. */
  private static final String COUNT_PERSONS =
      """
      SELECT count(*) AS total
        FROM model.participant
       WHERE event_id = $1 AND body IS NOT NULL
         AND ($4::text IS NULL OR role_ids ? $4)
         AND ($7::text IS NULL OR name ILIKE $7 OR email ILIKE $7)
         AND num_nonnulls($2::text, $3::text, $5::text, $6::text) = 0
      """;

  private static final String ONE =
      COLUMNS + ", application FROM model.directory WHERE event_id = $1 AND id = $2";

  private static final String TALKS =
      """
      SELECT a.id, a.body, t.body ->> 'name' AS thread, p.location ->> 'name' AS location,
             p.venue ->> 'name' AS venue
        FROM model.activity a
        LEFT JOIN LATERAL (
          SELECT body
            FROM model.thread
           WHERE thread.event_id = a.event_id AND thread.id = a.thread_id
           LIMIT 1) t ON true
        LEFT JOIN LATERAL (
          SELECT location, venue
            FROM model.place
           WHERE place.event_id = a.event_id AND place.id = a.location_id
           LIMIT 1) p ON true
       WHERE a.event_id = $1 AND a.body IS NOT NULL
         AND (a.body -> 'speaker_ids' ? $2 OR a.body -> 'speaker_ids' ? $3)
       ORDER BY a.starts_at, a.id
      """;

  private final Queries queries;

  ParticipantQueries(Queries queries) {
    this.queries = queries;
  }

  public Uni<Listing<Participant>> page(
      String eventId, ParticipantFilter filter, PageRequest page) {
    Uni<Optional<Long>> total =
        queries.first(
            filter.isOfThePersonOnly() ? COUNT_PERSONS : COUNT,
            filter.parameters(eventId),
            row -> row.getLong("total"));
    return Uni.combine()
        .all()
        .unis(rows(eventId, filter, page.after(), page.limit() + 1), total)
        .with((rows, count) -> listing(rows, page.limit(), count.orElse(0L)));
  }

  /** Up to that many participants with higher ids than the given one, by id. */
  Uni<List<Participant>> rows(
      String eventId, ParticipantFilter filter, @Nullable String after, int limit) {
    Tuple parameters = filter.parameters(eventId).addString(after).addInteger(limit);
    return queries.list(PAGE, parameters, ParticipantQueries::participant);
  }

  public Uni<Optional<ParticipantDetail>> one(String eventId, String id) {
    if (!Queries.storable(id)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return queries
        .first(ONE, Tuple.of(eventId, id), row -> row)
        .flatMap(
            found ->
                found.isPresent()
                    ? detail(eventId, found.get()).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<ParticipantDetail> detail(String eventId, Row row) {
    Participant participant = participant(row);
    Tuple speaker = Tuple.of(eventId, participant.id(), participant.userId());
    return queries
        .list(TALKS, speaker, ParticipantQueries::talk)
        .map(talks -> new ParticipantDetail(participant, application(row), talks));
  }

  private static Listing<Participant> listing(List<Participant> rows, int limit, long total) {
    if (rows.size() <= limit) {
      return new Listing<>(rows, null, total);
    }
    List<Participant> page = rows.subList(0, limit);
    return new Listing<>(page, PageRequest.cursor(page.get(limit - 1).id()), total);
  }

  private static Participant participant(Row row) {
    return new Participant(
        row.getString("id"),
        row.getString("user_id"),
        row.getString("name"),
        row.getString("email"),
        row.getString("status"),
        row.getString("wave_id"),
        row.getValue("role_ids") instanceof JsonArray roles ? Body.texts(roles) : List.of(),
        row.getString("favorite_track"),
        row.getString("dietary_notes"),
        row.getString("arrival_day"),
        row.getString("application_id"),
        row.getLong("revision"),
        Body.instant(row, "observed_at"));
  }

  private static ParticipantDetail.@Nullable Application application(Row row) {
    String id = row.getString("application_id");
    JsonObject body = row.getJsonObject("application");
    return id == null || body == null
        ? null
        : new ParticipantDetail.Application(
            id,
            Body.text(body, "status"),
            Body.text(body, "wave_id"),
            Body.text(body, "submitted_at"),
            Body.text(body, "decided_at"),
            Body.object(body, "answers").getMap());
  }

  private static ParticipantDetail.Talk talk(Row row) {
    JsonObject body = Body.of(row, "body");
    return new ParticipantDetail.Talk(
        row.getString("id"),
        Body.text(body, "title"),
        Body.text(body, "day"),
        Body.text(body, "starts_at"),
        Body.text(body, "ends_at"),
        row.getString("thread"),
        row.getString("location"),
        row.getString("venue"));
  }
}
