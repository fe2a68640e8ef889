package io.revento.connect.token.revoke;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A token that Revento has yet to be told to revoke; gone when it was. */
@Entity
@Table(name = "revocations")
public class Revocation extends PanacheEntityBase {

  /** The longest delay is reached long before. */
  private static final int MOST_DOUBLINGS = 20;

  @Id public String id;

  @Column(name = "token")
  public String sealedToken;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "not_before")
  public Instant notBefore;

  public int tries;

  /** For Hibernate, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected Revocation() {}

  Revocation(String id, String sealedToken, Instant now) {
    this.id = id;
    this.sealedToken = sealedToken;
    this.createdAt = now;
    this.notBefore = now;
  }

  /** Sets the next try before this one is made: a crash costs a delay and nothing else. */
  void begin(Instant now, RevocationConfig config) {
    int doublings = Math.min(tries, MOST_DOUBLINGS);
    Duration delay = config.firstRetryDelay().multipliedBy(1L << doublings);
    Duration longest = config.longestRetryDelay();
    notBefore = now.plus(delay.compareTo(longest) < 0 ? delay : longest);
    tries++;
  }
}
