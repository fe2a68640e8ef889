package io.revento.connect.token.invite;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.token.authorize.Wish;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link for somebody who has no account here; gone when a grant that it led to is kept. */
@Entity
@Table(name = "invitations")
public class Invitation extends PanacheEntityBase {

  @Id
  @Column(name = "code_hash")
  public String codeHash;

  @Enumerated(EnumType.STRING)
  public GrantKind kind;

  @Column(name = "event_id")
  public @Nullable String eventId;

  @Column(name = "expires_at")
  public Instant expiresAt;

  /** For Hibernate, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected Invitation() {}

  Invitation(String codeHash, GrantKind kind, @Nullable String eventId, Instant expiresAt) {
    this.codeHash = codeHash;
    this.kind = kind;
    this.eventId = eventId;
    this.expiresAt = expiresAt;
  }

  Wish wish() {
    return new Wish(kind, eventId, codeHash);
  }
}
