package io.revento.connect.token.grant;

import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.token.secret.Digest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of grants. Every method wants a transaction of {@link Transactions}. */
@ApplicationScoped
public class Grants {

  /** Long enough that two never meet, short enough to read aloud. */
  private static final int ID_CHARACTERS = 22;

  /** The connection of that id, unless it is unknown or forgotten. */
  public Uni<Optional<Grant>> find(String id) {
    if (nobodys(id)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return Grant.<Grant>find("id = ?1 and forgotten = false", id)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** Every connection that is not forgotten, by event. */
  public Uni<List<Grant>> all() {
    return Grant.list("forgotten = false order by eventId, kind, id");
  }

  /** As {@link #find}, and nobody else may change it until the transaction ends. */
  public Uni<Optional<Grant>> locked(String id) {
    if (nobodys(id)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return Grant.<Grant>find("id = ?1 and forgotten = false", id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .map(Optional::ofNullable);
  }

  /** As {@link #locked}, but empty at once when somebody else has it. */
  public Uni<Optional<Grant>> lockedIfFree(String id) {
    return Transactions.withSession(
        session ->
            session
                .createNativeQuery(
                    "SELECT * FROM grants WHERE id = :id AND NOT forgotten FOR UPDATE SKIP LOCKED",
                    Grant.class)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream().findFirst()));
  }

  /**
   * Connected ones whose refresh is due and that nobody has leased, locked; the most urgent first.
   */
  public Uni<List<Grant>> lockedDue(Instant now, int limit) {
    return Transactions.withSession(
        session ->
            session
                .createNativeQuery(
                    """
                    SELECT * FROM grants
                    WHERE state = 'CONNECTED' AND NOT forgotten AND next_refresh_at <= :now
                      AND (lease_until IS NULL OR lease_until <= :now)
                    ORDER BY token_expires_at LIMIT :limit FOR UPDATE SKIP LOCKED
                    """,
                    Grant.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList());
  }

  /** The locked row for what was consented to: the one that is there, or a new one. */
  public Uni<Grant> lockedOrNew(
      GrantKind kind, String eventId, @Nullable String userId, Instant now) {
    Uni<Grant> existing =
        kind == GrantKind.ORGANIZER
            ? lockedFirst("kind = ?1 and eventId = ?2", kind, eventId)
            : lockedFirst(
                "kind = ?1 and eventId = ?2 and userId = ?3 and forgotten = false",
                kind,
                eventId,
                userId);
    return Transactions.lock("connect/" + eventId)
        .chain(() -> existing)
        .onItem()
        .ifNull()
        .continueWith(() -> new Grant(newId(), kind, eventId, now));
  }

  /** Grants that are used or suspended, of an organization or, for null, of all; locked. */
  public Uni<List<Grant>> lockedLive(@Nullable String organizationId) {
    String live = "state in ?1 and forgotten = false";
    List<ConnectionState> states = List.of(ConnectionState.CONNECTED, ConnectionState.SUSPENDED);
    return organizationId == null
        ? locked(live, states)
        : locked(live + " and organizationId = ?2", states, organizationId);
  }

  /** Grants of that user, at that event or, for null, at all; locked. */
  public Uni<List<Grant>> lockedOfUser(String userId, @Nullable String eventId) {
    String theirs = "userId = ?1 and forgotten = false";
    return eventId == null
        ? locked(theirs, userId)
        : locked(theirs + " and eventId = ?2", userId, eventId);
  }

  /** In one order, so that two who lock many do not wait for each other. */
  private static Uni<List<Grant>> locked(String query, Object... parameters) {
    return Grant.<Grant>find(query + " order by id", parameters)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  private static Uni<Grant> lockedFirst(String query, @Nullable Object... parameters) {
    return Grant.<Grant>find(query, parameters)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }

  /** PostgreSQL takes no NUL in a text. */
  private static boolean nobodys(String id) {
    return id.indexOf('\0') >= 0;
  }

  private static String newId() {
    return "con_" + Digest.newSecret().replaceAll("[-_]", "").substring(0, ID_CHARACTERS);
  }
}
