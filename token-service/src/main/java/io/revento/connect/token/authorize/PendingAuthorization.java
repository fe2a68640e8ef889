package io.revento.connect.token.authorize;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.revento.connect.contract.connection.GrantKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorization that was begun: used once, by the browser that began it, and not for long. */
@Entity
@Table(name = "pending_authorizations")
public class PendingAuthorization extends PanacheEntityBase {

  @Id
  @Column(name = "state_hash")
  public String stateHash;

  @Column(name = "browser_hash")
  public String browserHash;

  @Column(name = "code_verifier")
  public String sealedCodeVerifier;

  @Enumerated(EnumType.STRING)
  public GrantKind kind;

  /** The event that was asked for; null leaves the choice to the person. */
  @Column(name = "event_id")
  public @Nullable String eventId;

  /** Whether it came from an invitation: then the person is no operator of ours. */
  public boolean invited;

  /** The hash of the invitation's code, which a kept grant uses up. */
  @Column(name = "invitation_hash")
  public @Nullable String invitationHash;

  @Column(name = "expires_at")
  public Instant expiresAt;

  /** For Hibernate, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected PendingAuthorization() {}

  PendingAuthorization(
      String stateHash,
      String browserHash,
      String sealedCodeVerifier,
      Wish wish,
      Instant expiresAt) {
    this.stateHash = stateHash;
    this.browserHash = browserHash;
    this.sealedCodeVerifier = sealedCodeVerifier;
    this.kind = wish.kind();
    this.eventId = wish.eventId();
    this.invited = wish.invited();
    this.invitationHash = wish.invitation();
    this.expiresAt = expiresAt;
  }

  Wish wish() {
    return new Wish(kind, eventId, invitationHash);
  }
}
