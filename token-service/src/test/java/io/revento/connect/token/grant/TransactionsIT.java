package io.revento.connect.token.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.revento.connect.token.testing.Database;
import io.revento.connect.token.testing.TokenServiceTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TokenServiceTest
class TransactionsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ROUNDS = 300;
  private static final int AT_ONCE = 4;

  @Inject Transactions transactions;
  @Inject Vertx vertx;

  @BeforeEach
  void table() {
    Database.execute("CREATE TABLE marks (id text PRIMARY KEY)");
  }

  @AfterEach
  void noTable() {
    Database.execute("DROP TABLE marks");
  }

  @Test
  void transactions_that_begin_at_the_same_moment_all_commit() {
    for (int round = 0; round < ROUNDS; round++) {
      CompletableFuture<Void> gate = new CompletableFuture<>();
      String prefix = round + "/";
      CompletableFuture<?> all =
          transactions
              .run(() -> Uni.createFrom().item("begun"))
              .onItem()
              .transformToMulti(begun -> Multi.createFrom().range(0, AT_ONCE))
              .onItem()
              .transformToUniAndMerge(
                  i ->
                      Uni.createFrom()
                          .completionStage(gate.copy())
                          .chain(() -> transactions.run(() -> mark(prefix + i))))
              .collect()
              .asList()
              .subscribeAsCompletionStage();
      gate.complete(null);
      all.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
    assertThat(Database.rows("SELECT id FROM marks")).hasSize(ROUNDS * AT_ONCE);
    assertThat(openTransactions()).isEmpty();
  }

  @Test
  void the_database_ends_a_transaction_that_stands_still_and_frees_what_it_locked() {
    Database.execute("INSERT INTO marks VALUES ('locked')");
    CompletableFuture<?> still =
        transactions
            .run(
                () ->
                    sql("SET LOCAL idle_in_transaction_session_timeout = 300")
                        .chain(() -> sql("DELETE FROM marks WHERE id = 'locked'"))
                        .chain(() -> Uni.createFrom().nothing()))
            .subscribeAsCompletionStage();

    await().until(() -> !openTransactions().isEmpty());
    await().untilAsserted(() -> assertThat(openTransactions()).isEmpty());
    Database.execute("UPDATE marks SET id = 'free' WHERE id = 'locked'");
    assertThat(Database.rows("SELECT id FROM marks")).containsExactly("free|");
    still.cancel(true);
    IntStream.range(0, 20)
        .forEach(i -> transactions.run(() -> mark("after" + i)).await().atMost(PATIENCE));
  }

  @Test
  void every_session_has_limits_that_the_database_keeps() {
    assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("20s");
    assertThat(setting("statement_timeout")).isEqualTo("30s");
  }

  @Test
  void whoever_waits_for_a_transaction_that_never_ends_is_told_so() {
    Transactions impatient =
        new Transactions(
            vertx,
            new GrantConfig() {
              @Override
              public Duration listenReconnectDelay() {
                return PATIENCE;
              }

              @Override
              public Duration transactionTimeout() {
                return Duration.ofMillis(200);
              }
            });
    Uni<Void> endless =
        impatient.run(
            () ->
                sql("SET LOCAL idle_in_transaction_session_timeout = 1000")
                    .chain(() -> Uni.createFrom().nothing()));

    assertThatThrownBy(() -> endless.await().atMost(PATIENCE)).isInstanceOf(TimeoutException.class);
  }

  private String setting(String name) {
    return transactions
        .run(
            () ->
                Transactions.withSession(
                    session ->
                        session.createNativeQuery("SHOW " + name, String.class).getSingleResult()))
        .await()
        .atMost(PATIENCE);
  }

  private static Uni<Void> mark(String id) {
    return sql("INSERT INTO marks VALUES ('" + id + "')");
  }

  private static Uni<Void> sql(String sql) {
    return Transactions.withSession(
        session -> session.createNativeQuery(sql).executeUpdate().replaceWithVoid());
  }

  /** Other than those of the service's own timers, which are over in no time. */
  private static List<String> openTransactions() {
    return Database.rows(
        "SELECT query FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
            + " AND query LIKE '%marks%'");
  }
}
