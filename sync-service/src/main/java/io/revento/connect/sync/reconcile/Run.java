package io.revento.connect.sync.reconcile;

import io.revento.connect.contract.record.Cause;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.upstream.ApiCollection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A listing of everything, leased to this replica, and where it stands.
 *
 * @param requestNo requests up to this one are covered by it
 * @param pass 2 for the second listing of a collection without single resources
 * @param cursor of the next page; null at a listing's beginning
 * @param firstTicket drawn before the first page of this collection; null before it
 * @param tries failures in a row
 * @param restarts how often this collection began again, however many pages went well in between
 * @param trail by which circles are noticed
 */
record Run(
    long id,
    SyncConnection connection,
    Kind kind,
    long requestNo,
    ApiCollection collection,
    int pass,
    @Nullable String cursor,
    @Nullable Long firstTicket,
    int tries,
    int restarts,
    Trail trail) {

  /**
   * Where a listing came along since it was leased, so that one that goes in circles is noticed,
   * however wide they are (R. P. Brent, An improved Monte Carlo factorization algorithm, 1980).
   *
   * @param mark a cursor that was passed
   * @param since pages after it
   * @param span so many pages after it, the mark moves up
   */
  record Trail(@Nullable String mark, int since, int span) {
    static final Trail NONE = new Trail(null, 0, 1);

    boolean crosses(@Nullable String cursor) {
      return cursor != null && cursor.equals(mark);
    }

    Trail past(@Nullable String cursor) {
      return since + 1 < span ? new Trail(mark, since + 1, span) : new Trail(cursor, 0, 2 * span);
    }
  }

  enum Kind {
    BACKFILL(Cause.BACKFILL),
    RECONCILE(Cause.RECONCILE);

    private final Cause cause;

    Kind(Cause cause) {
      this.cause = cause;
    }

    Cause cause() {
      return cause;
    }
  }

  /** Which page of which listing comes next. */
  record Place(ApiCollection collection, int pass, @Nullable String cursor) {}

  Place place() {
    return new Place(collection, pass, cursor);
  }

  /**
   * Where it goes on after this page was kept, if nothing comes between: at the next page, or after
   * the last one at the next collection.
   */
  Optional<Run> following() {
    return cursor == null ? nextCollection() : Optional.of(this);
  }

  Optional<Run> nextCollection() {
    List<ApiCollection> all = ApiCollection.shownTo(connection.grant());
    int next = all.indexOf(collection) + 1;
    return next == all.size() ? Optional.empty() : Optional.of(at(all.get(next)));
  }

  Run atPage(@Nullable String next, long ticket) {
    long first = firstTicket == null ? ticket : firstTicket;
    return new Run(
        id,
        connection,
        kind,
        requestNo,
        collection,
        pass,
        next,
        first,
        0,
        restarts,
        trail.past(next));
  }

  Run secondPass() {
    return new Run(
        id, connection, kind, requestNo, collection, 2, null, firstTicket, 0, restarts, Trail.NONE);
  }

  private Run at(ApiCollection next) {
    return new Run(id, connection, kind, requestNo, next, 1, null, null, 0, 0, Trail.NONE);
  }

  /** From the first page again. */
  Run again() {
    return new Run(
        id,
        connection,
        kind,
        requestNo,
        collection,
        1,
        null,
        null,
        tries,
        restarts + 1,
        Trail.NONE);
  }
}
