package io.revento.connect.token.connections;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.token.VisibleEvents;
import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.Grants;
import io.revento.connect.token.grant.TokenVault;
import io.revento.connect.token.grant.Transactions;
import io.revento.connect.token.revoke.Revocations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Reads and ends connections, as far as the caller may see them. */
@ApplicationScoped
public class Connections {

  private static final Logger LOG = Logger.getLogger(Connections.class);

  private final Transactions transactions;
  private final Grants grants;
  private final TokenVault vault;
  private final Revocations revocations;
  private final Clock clock;

  Connections(
      Transactions transactions,
      Grants grants,
      TokenVault vault,
      Revocations revocations,
      Clock clock) {
    this.transactions = transactions;
    this.grants = grants;
    this.vault = vault;
    this.revocations = revocations;
    this.clock = clock;
  }

  /**
   * @param view what is wanted of a connection; it runs while the row is at hand
   */
  public <T> Uni<List<T>> list(VisibleEvents visible, Function<Grant, T> view) {
    return transactions
        .run(grants::all)
        .map(
            rows ->
                rows.stream().filter(grant -> visible.contains(grant.eventId)).map(view).toList());
  }

  /**
   * @throws ProblemException 404 when it is unknown, forgotten or not to be seen
   */
  public <T> Uni<T> get(String id, VisibleEvents visible, Function<Grant, T> view) {
    return transactions.run(() -> grants.find(id)).map(row -> view.apply(visible(row, visible)));
  }

  /**
   * Ends a connection: its tokens are erased here and revoked at Revento, and everyone is told. A
   * participant's is forgotten altogether. Once more changes nothing, but may ask for the purge.
   */
  public Uni<Void> disconnect(String id, boolean purge, VisibleEvents visible) {
    return transactions.run(
        () ->
            grants
                .locked(id)
                .map(row -> visible(row, visible))
                .call(this::revoke)
                .invoke(grant -> end(grant, purge))
                .replaceWithVoid());
  }

  private Uni<Void> revoke(Grant grant) {
    return vault
        .refreshToken(grant)
        .or(() -> vault.accessToken(grant))
        .map(revocations::add)
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private void end(Grant grant, boolean purge) {
    if (grant.kind == GrantKind.PARTICIPANT) {
      grant.forget(clock.instant());
    } else if (grant.state != ConnectionState.DISCONNECTED || (purge && !grant.purge)) {
      grant.purge = grant.purge || purge;
      grant.end(ConnectionState.DISCONNECTED, clock.instant());
    }
    LOG.infof("disconnect connection=%s purge=%s outcome=ended", grant.id, purge);
  }

  private static Grant visible(Optional<Grant> row, VisibleEvents visible) {
    return row.filter(grant -> visible.contains(grant.eventId))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "There is no such connection. Check the connection's id."));
  }
}
