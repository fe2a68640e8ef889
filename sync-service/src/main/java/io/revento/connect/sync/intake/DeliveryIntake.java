package io.revento.connect.sync.intake;

import io.revento.connect.sync.intake.Route.Lifecycle;
import io.revento.connect.sync.intake.Route.Resource;
import io.revento.connect.sync.intake.Route.Unusable;
import io.revento.connect.sync.intake.Route.Whole;
import io.revento.connect.sync.outbox.HeaderText;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes deliveries down, each webhook id once, and the work that follows from them. */
@ApplicationScoped
class DeliveryIntake {

  /**
   * One statement: a delivery that is known already adds nothing, unless it was parked and is
   * delivered again. A record that Kafka hands out twice is no second delivery. Work that waits
   * already gets a number of its own, drawn under its lock: whoever works it off at this moment has
   * not seen this delivery, even if its number is lower than theirs.
   */
  private static final String TAKE =
      """
      WITH arrived AS (
        SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[],
          $6::text[], $7::text[], $8::text[], $9::text[], $10::int[], $11::bigint[], $12::text[],
          $13::bytea[])
          AS a (webhook_id, type, received_at, route, event_id, organization_id, resource,
            resource_id, record_key, origin_partition, origin_offset, headers, body)),
      recorded AS (
        INSERT INTO delivery (webhook_id, type, received_at, route, event_id, organization_id,
          resource, resource_id, record_key, origin_partition, origin_offset, headers, body,
          request_no, outcome, settled_at)
        SELECT webhook_id, type, received_at, route, event_id, organization_id,
          resource, resource_id, record_key, origin_partition, origin_offset, headers,
          CASE WHEN route <> 'lifecycle' THEN body END, nextval('request_no'),
          CASE WHEN route = 'lifecycle' THEN 'lifecycle' END,
          CASE WHEN route = 'lifecycle' THEN now() END
        FROM arrived
        ON CONFLICT (webhook_id) DO UPDATE SET outcome = NULL, settled_at = NULL,
          parked_reason = NULL, parked_tries = NULL, request_no = EXCLUDED.request_no,
          origin_partition = EXCLUDED.origin_partition, origin_offset = EXCLUDED.origin_offset
        WHERE delivery.outcome = 'parked'
          AND (delivery.origin_partition, delivery.origin_offset)
            <> (EXCLUDED.origin_partition, EXCLUDED.origin_offset)
        RETURNING webhook_id, route, event_id, resource, resource_id, request_no),
      asked AS (
        INSERT INTO work (event_id, type, id, request_no, cause)
        SELECT event_id, resource, resource_id, max(request_no), 'notice'
        FROM recorded WHERE route = 'resource' GROUP BY event_id, resource, resource_id
        ORDER BY event_id, resource, resource_id
        ON CONFLICT (event_id, type, id) DO UPDATE
          SET request_no = nextval('request_no'),
          cause = EXCLUDED.cause, not_before = now(), tries = 0, looks = 0, waiting_for = NULL)
      SELECT webhook_id FROM recorded
      """;

  /**
   * @param arrivals each webhook id once
   * @return the webhook ids that were not known before
   */
  Uni<Set<String>> take(SqlConnection transaction, Collection<Arrival> arrivals) {
    return transaction
        .preparedQuery(TAKE)
        .execute(columns(arrivals))
        .map(
            rows -> {
              Set<String> taken = new HashSet<>();
              rows.forEach(row -> taken.add(row.getString("webhook_id")));
              return taken;
            });
  }

  private static Tuple columns(Collection<Arrival> arrivals) {
    return Tuple.tuple()
        .addArrayOfString(texts(arrivals, Arrival::webhookId))
        .addArrayOfString(texts(arrivals, DeliveryIntake::type))
        .addArrayOfOffsetDateTime(
            arrivals.stream()
                .map(arrival -> arrival.receivedAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new))
        .addArrayOfString(texts(arrivals, arrival -> name(arrival.route())))
        .addArrayOfString(texts(arrivals, arrival -> eventId(arrival.route())))
        .addArrayOfString(texts(arrivals, arrival -> organizationId(arrival.route())))
        .addArrayOfString(texts(arrivals, arrival -> resource(arrival.route())))
        .addArrayOfString(texts(arrivals, arrival -> resourceId(arrival.route())))
        .addArrayOfString(texts(arrivals, Arrival::key))
        .addArrayOfInteger(arrivals.stream().map(Arrival::partition).toArray(Integer[]::new))
        .addArrayOfLong(arrivals.stream().map(Arrival::offset).toArray(Long[]::new))
        .addArrayOfString(texts(arrivals, arrival -> HeaderText.write(arrival.headers())))
        .addValue(
            arrivals.stream().map(arrival -> Buffer.buffer(arrival.body())).toArray(Buffer[]::new));
  }

  private static String[] texts(
      Collection<Arrival> arrivals, Function<Arrival, @Nullable String> column) {
    return arrivals.stream().map(column).toArray(String[]::new);
  }

  private static String type(Arrival arrival) {
    return arrival.route() instanceof Unusable ? "unknown" : arrival.notice().typeOrUnknown();
  }

  private static String name(Route route) {
    if (route instanceof Resource) {
      return "resource";
    }
    if (route instanceof Whole) {
      return "reconcile";
    }
    return route instanceof Lifecycle ? "lifecycle" : "unusable";
  }

  private static @Nullable String eventId(Route route) {
    if (route instanceof Resource resource) {
      return resource.eventId();
    }
    return route instanceof Whole whole ? whole.eventId() : null;
  }

  private static @Nullable String organizationId(Route route) {
    return route instanceof Whole whole ? whole.organizationId() : null;
  }

  private static @Nullable String resource(Route route) {
    return route instanceof Resource resource ? resource.type().wireName() : null;
  }

  private static @Nullable String resourceId(Route route) {
    return route instanceof Resource resource ? resource.id() : null;
  }
}
