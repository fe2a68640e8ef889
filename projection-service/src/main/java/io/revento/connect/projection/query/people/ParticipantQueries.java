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

  private static final String PERSON =
      """
      p.body IS NOT NULL
        AND ($4::text IS NULL OR p.role_ids ? $4)
        AND ($7::text IS NULL OR p.name ILIKE $7 OR p.email ILIKE $7)
      """;

  /**
   * From the applications that match to whose they are: few of many, where the directory would look
   * up everybody's. An application is of those that name it, and of the one that it names, where
   * that one names none that is there and there is none newer.
   */
  private static final String BY_APPLICATION =
      """
      FROM model.application a
      CROSS JOIN LATERAL (
        SELECT p.id
          FROM model.participant p
         WHERE p.event_id = a.event_id AND p.application_id = a.id
           AND %1$s
         UNION ALL
        SELECT p.id
          FROM model.participant p
         WHERE p.event_id = a.event_id AND p.id = a.participant_id
           AND %1$s
           AND NOT EXISTS (
             SELECT 1
               FROM model.application named
              WHERE named.event_id = p.event_id AND named.id = p.application_id
                AND named.body IS NOT NULL)
           AND NOT EXISTS (
             SELECT 1
               FROM model.application newer
              WHERE newer.event_id = p.event_id AND newer.participant_id = p.id
                AND newer.body IS NOT NULL AND newer.revision > a.revision)) AS whose
      WHERE a.event_id = $1 AND a.body IS NOT NULL
        AND ($2::text IS NULL OR a.status = $2)
        AND ($3::text IS NULL OR a.wave_id = $3)
        AND ($5::text IS NULL OR a.favorite_track = $5)
        AND ($6::text IS NULL OR a.arrival_day = $6)
      """
          .formatted(PERSON);

  /** The same where nothing is asked of applications. */
  private static final String BY_PERSON =
      """
      FROM model.participant p
      WHERE p.event_id = $1
        AND %s
        AND num_nonnulls($2::text, $3::text, $5::text, $6::text) = 0
      """
          .formatted(PERSON);

  private static final String COLUMNS =
      """
      SELECT id, user_id, name, email, status, wave_id, role_ids, favorite_track, dietary_notes,
             arrival_day, application_id, revision, observed_at
      """;

  /**
   * A page of those that match, each with its application, looked up for these alone. By id,
   * because a name may change between two pages, and has no place in a cursor.
   */
  private static final String PAGE =
      COLUMNS
          + """
          FROM (
            SELECT %1$s.id AS matching
            %2$s
            AND ($8::text IS NULL OR %1$s.id > $8)
            ORDER BY %1$s.id
            LIMIT $9) AS page
          CROSS JOIN LATERAL (
            SELECT * FROM model.directory WHERE event_id = $1 AND id = matching LIMIT 1) AS person
          ORDER BY id
          """;

  private static final String PAGE_BY_APPLICATION = PAGE.formatted("whose", BY_APPLICATION);
  private static final String PAGE_BY_PERSON = PAGE.formatted("p", BY_PERSON);

  private static final String COUNT_BY_APPLICATION = "SELECT count(*) AS total " + BY_APPLICATION;
  private static final String COUNT_BY_PERSON = "SELECT count(*) AS total " + BY_PERSON;

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
            filter.isOfThePersonOnly() ? COUNT_BY_PERSON : COUNT_BY_APPLICATION,
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
    return queries.list(
        filter.isOfThePersonOnly() ? PAGE_BY_PERSON : PAGE_BY_APPLICATION,
        parameters,
        ParticipantQueries::participant);
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
