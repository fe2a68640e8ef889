package io.revento.connect.projection.parked;

import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.projection.query.Body;
import io.revento.connect.projection.query.Listing;
import io.revento.connect.projection.query.PageRequest;
import io.revento.connect.projection.query.Queries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The records that could not be applied. */
@Path("/api/parked")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class ParkedResource {

  private static final String MATCHING =
      " FROM parked WHERE ($1::text[] IS NULL OR event_id = ANY ($1))";

  /** By place in Kafka; the cursor is that place as text. */
  private static final String PAGE =
      "SELECT *"
          + MATCHING
          + """
            AND ($2::text IS NULL OR place > $2)
          ORDER BY place
          LIMIT $3
          """;

  private static final String COUNT = "SELECT count(*) AS total" + MATCHING;

  private final EventScope scope;
  private final Queries queries;

  ParkedResource(EventScope scope, Queries queries) {
    this.scope = scope;
    this.queries = queries;
  }

  private record Parked(String place, ParkedRecord record) {}

  /** A page of them; a caller limited to some events sees theirs only. */
  @GET
  public Uni<Listing<ParkedRecord>> page(
      @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
    PageRequest page = PageRequest.of(limit, cursor);
    String[] events = scope.events().map(ids -> ids.toArray(String[]::new)).orElse(null);
    Tuple permitted = Tuple.tuple().addArrayOfString(events);
    Tuple paged =
        Tuple.tuple().addArrayOfString(events).addString(page.after()).addInteger(page.limit() + 1);
    return Uni.combine()
        .all()
        .unis(
            queries.list(PAGE, paged, ParkedResource::parked),
            queries.first(COUNT, permitted, row -> row.getLong("total")))
        .with((rows, total) -> listing(rows, page.limit(), total));
  }

  private static Listing<ParkedRecord> listing(List<Parked> rows, int limit, Optional<Long> total) {
    List<Parked> page = rows.subList(0, Math.min(limit, rows.size()));
    String next = rows.size() > limit ? PageRequest.cursor(page.get(limit - 1).place()) : null;
    return new Listing<>(page.stream().map(Parked::record).toList(), next, total.orElse(0L));
  }

  private static Parked parked(Row row) {
    return new Parked(
        row.getString("place"),
        new ParkedRecord(
            row.getString("topic"),
            row.getInteger("partition"),
            row.getLong("offset"),
            row.getString("key"),
            row.getString("event_id"),
            row.getString("reason"),
            row.getString("detail"),
            Body.instant(row, "parked_at")));
  }
}
