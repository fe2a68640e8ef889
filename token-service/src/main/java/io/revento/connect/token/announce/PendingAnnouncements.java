package io.revento.connect.token.announce;

import io.revento.connect.token.grant.Grant;
import io.revento.connect.token.grant.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The database's side of the relay: whose turn it is, what is to be sent, what was sent. */
@ApplicationScoped
class PendingAnnouncements {

  private static final String LEASE = "connections";

  private final Transactions transactions;
  private final AnnounceConfig config;
  private final String owner = UUID.randomUUID().toString();

  PendingAnnouncements(Transactions transactions, AnnounceConfig config) {
    this.transactions = transactions;
    this.config = config;
  }

  /** Takes or renews the lease; false when another replica has it. */
  Uni<Boolean> lease() {
    return transactions.run(
        () ->
            Transactions.withSession(
                session ->
                    session
                        .createNativeQuery(
                            """
                            INSERT INTO relay_lease (name, owner, lease_until)
                            VALUES (:name, :owner, now() + make_interval(secs => :seconds))
                            ON CONFLICT (name) DO UPDATE
                            SET owner = excluded.owner, lease_until = excluded.lease_until
                            WHERE relay_lease.owner = excluded.owner OR relay_lease.lease_until < now()
                            """)
                        .setParameter("name", LEASE)
                        .setParameter("owner", owner)
                        .setParameter("seconds", (double) config.lease().toSeconds())
                        .executeUpdate()
                        .map(rows -> rows == 1)));
  }

  /** What has changed since it was last announced, in the order of the changes. */
  Uni<List<Announcement>> next() {
    return transactions.run(
        () ->
            Grant.<Grant>find("announcedVersion < version order by version")
                .page(0, config.batch())
                .list()
                .map(rows -> rows.stream().map(Announcement::of).toList()));
  }

  /** Marks them as sent; rows that were changed meanwhile stay due, forgotten ones go. */
  Uni<Void> sent(List<Announcement> announcements) {
    return transactions.run(
        () ->
            Transactions.withSession(
                session ->
                    Multi.createFrom()
                        .iterable(announcements)
                        .onItem()
                        .transformToUniAndConcatenate(sent -> mark(session, sent))
                        .collect()
                        .last()
                        .replaceWithVoid()));
  }

  private static Uni<Integer> mark(Mutiny.Session session, Announcement sent) {
    String sql =
        sent.forgotten()
            ? "DELETE FROM grants WHERE id = :id AND version = :version"
            : "UPDATE grants SET announced_version = :version"
                + " WHERE id = :id AND announced_version < :version";
    return session
        .createNativeQuery(sql)
        .setParameter("id", sent.connection().id())
        .setParameter("version", sent.version())
        .executeUpdate();
  }
}
