package io.revento.connect.sync.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.embedded.testing.Infrastructure;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose work is leased next, in tables of its own: nobody but this test works any of it off. */
class TurnsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PLACES = 16;
  private static final int PER_CONNECTION = 8;
  private static final int BACKLOG = 1_000;

  private final String schema = "turns_" + UUID.randomUUID().toString().replace("-", "");
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool =
      PgBuilder.pool()
          .connectingTo(
              PgConnectOptions.fromUri(Infrastructure.postgres().url("sync"))
                  .setUser("sync")
                  .setPassword("sync")
                  .addProperty("search_path", schema))
          .using(vertx)
          .build();
  private final WorkQueue queue = new WorkQueue(pool, config());

  @BeforeEach
  void tables() {
    Flyway.configure()
        .dataSource("jdbc:" + Infrastructure.postgres().url("sync"), "sync", "sync")
        .schemas(schema)
        .load()
        .migrate();
  }

  @AfterEach
  void noTables() {
    done(pool.query("DROP SCHEMA %s CASCADE".formatted(schema)).execute());
    done(pool.close());
    done(vertx.close());
  }

  @Test
  void every_event_has_its_turn_before_one_with_a_long_backlog_has_many() {
    event("evt_long", BACKLOG);
    Set<String> waiting = new HashSet<>();
    for (int i = 0; i < 2 * PLACES; i++) {
      event("evt_" + i, 1);
      waiting.add("evt_" + i);
    }
    for (int round = 0; round < 3; round++) {
      List<WorkItem> leased = lease(PLACES);
      leased.forEach(item -> waiting.remove(item.connection().eventId()));
      finish(leased);
    }
    assertThat(waiting).isEmpty();
  }

  @Test
  void a_place_that_gets_free_goes_to_the_event_that_has_the_least_in_hand() {
    for (int i = 0; i < PLACES / PER_CONNECTION; i++) {
      event("evt_long_" + i, BACKLOG);
    }
    List<WorkItem> inHand = lease(PLACES);
    assertThat(inHand).hasSize(PLACES);
    event("evt_late", PER_CONNECTION);
    finish(inHand.subList(0, 1));
    assertThat(lease(1)).extracting(item -> item.connection().eventId()).containsOnly("evt_late");
  }

  @Test
  void one_event_alone_has_no_more_in_hand_than_its_share_however_many_places_there_are() {
    event("evt_long", BACKLOG);
    assertThat(lease(PLACES)).hasSize(PER_CONNECTION);
    assertThat(lease(PLACES)).isEmpty();
  }

  /** Connects an event, and asks for that many of its resources, after all asked for before. */
  private void event(String id, int resources) {
    done(
        pool.preparedQuery(
                """
                INSERT INTO connection (id, grant_kind, event_id, scope, state, generation)
                VALUES ('con_' || $1, 'organizer', $1, '', 'connected', 1)
                """)
            .execute(Tuple.of(id)));
    done(
        pool.preparedQuery(
                """
                INSERT INTO work (event_id, type, id, request_no, cause)
                SELECT $1, 'activity', 'act_' || n, nextval('request_no'), 'notice'
                FROM generate_series(1, $2::int) n
                """)
            .execute(Tuple.of(id, resources)));
  }

  private List<WorkItem> lease(int atMost) {
    return done(queue.lease("replica", atMost));
  }

  private void finish(List<WorkItem> items) {
    done(pool.withTransaction(transaction -> queue.finish(transaction, items)));
  }

  private static <T> T done(Uni<T> asked) {
    return asked.await().atMost(PATIENCE);
  }

  private static WorkConfig config() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(WorkConfig.class)
        .withDefaultValue("revento.sync.work.per-connection", Integer.toString(PER_CONNECTION))
        // What is in hand stays so, however slow the machine is.
        .withDefaultValue("revento.sync.work.lease", "1h")
        .build()
        .getConfigMapping(WorkConfig.class);
  }
}
