package io.revento.connect.token.grant;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.contract.connection.GrantKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One connection: a grant of Revento, bound to an event. Every writer holds the row's lock, so its
 * methods need not fear each other.
 */
@Entity
@Table(name = "grants")
public class Grant extends PanacheEntityBase {

  @Id public String id;

  @Enumerated(EnumType.STRING)
  public GrantKind kind;

  @Column(name = "event_id")
  public String eventId;

  @Column(name = "organization_id")
  public @Nullable String organizationId;

  @Column(name = "user_id")
  public @Nullable String userId;

  public String scope;

  @Enumerated(EnumType.STRING)
  public ConnectionState state;

  public long generation;
  public Instant since;

  @Column(name = "connected_at")
  public @Nullable Instant connectedAt;

  @Column(name = "granted_at")
  public Instant grantedAt;

  public boolean purge;
  public boolean forgotten;

  @Column(name = "access_token")
  public @Nullable String sealedAccessToken;

  @Column(name = "refresh_token")
  public @Nullable String sealedRefreshToken;

  @Column(name = "token_expires_at")
  public @Nullable Instant tokenExpiresAt;

  @Column(name = "refreshed_at")
  public @Nullable Instant refreshedAt;

  @Column(name = "next_refresh_at")
  public @Nullable Instant nextRefreshAt;

  @Column(name = "refresh_tries")
  public int refreshTries;

  @Column(name = "last_error")
  public @Nullable String lastError;

  @Column(name = "lease_owner")
  public @Nullable String leaseOwner;

  @Column(name = "lease_until")
  public @Nullable Instant leaseUntil;

  @Column(name = "attempt_started_at")
  public @Nullable Instant attemptStartedAt;

  /** Set by the database at every change that others may see. */
  @Column(insertable = false, updatable = false)
  public long version;

  /** Set by the relay only. */
  @Column(name = "announced_version", insertable = false, updatable = false)
  public long announcedVersion;

  /** For Hibernate, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected Grant() {}

  Grant(String id, GrantKind kind, String eventId, Instant now) {
    this.id = id;
    this.kind = kind;
    this.eventId = eventId;
    this.scope = "";
    this.state = ConnectionState.DISCONNECTED;
    this.since = now;
    this.grantedAt = now;
  }

  /** Whether there is a grant at Revento that can be used, now or after a suspension. */
  public boolean live() {
    return !forgotten && (state == ConnectionState.CONNECTED || state == ConnectionState.SUSPENDED);
  }

  /** Whether that state is another one than before, or a new grant within it: both are a change. */
  public void enter(ConnectionState next, Instant now) {
    state = next;
    generation++;
    since = now;
  }

  /** Ends the grant: what is in flight finds its lease gone, and the tokens are erased. */
  public void end(ConnectionState last, Instant now) {
    enter(last, now);
    eraseTokens();
    nextRefreshAt = null;
    releaseLease();
    attemptStartedAt = null;
    refreshTries = 0;
  }

  /** Ends a participant's connection for good: nothing but the tombstone is left to do. */
  public void forget(Instant now) {
    end(ConnectionState.REVOKED, now);
    forgotten = true;
  }

  public void eraseTokens() {
    sealedAccessToken = null;
    sealedRefreshToken = null;
    tokenExpiresAt = null;
  }

  public void releaseLease() {
    leaseOwner = null;
    leaseUntil = null;
  }

  public boolean leasedAt(Instant now) {
    return leaseUntil != null && leaseUntil.isAfter(now);
  }

  /** As others see it: never a token. */
  public Connection toConnection() {
    return new Connection(
        id,
        kind,
        eventId,
        organizationId,
        userId,
        scope,
        state,
        generation,
        connectedAt,
        tokenExpiresAt,
        nextRefreshAt,
        lastError,
        since,
        purge);
  }
}
