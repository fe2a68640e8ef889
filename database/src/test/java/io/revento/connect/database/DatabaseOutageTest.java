package io.revento.connect.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTest {

  private final DatabaseOutage outage = new DatabaseOutage();

  @ParameterizedTest
  @ValueSource(strings = {"08006", "53300", "57P01", "57P03"})
  void states_that_pass_are_an_outage(String sqlState) {
    assertThat(DatabaseOutage.in(refusal(sqlState))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505", "42P01"})
  void states_that_stay_are_none(String sqlState) {
    assertThat(DatabaseOutage.in(refusal(sqlState))).isFalse();
    assertThat(outage.problemOf(refusal(sqlState))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void a_connection_that_cannot_be_had_or_ends_is_an_outage(Throwable failure) {
    assertThat(DatabaseOutage.in(failure)).isTrue();
    assertThat(DatabaseOutage.in(new CompletionException(failure))).isTrue();
  }

  static Stream<Throwable> a_connection_that_cannot_be_had_or_ends_is_an_outage() {
    return Stream.of(
        new ConnectException("refused"),
        new VertxException("Connection was closed"),
        new NoStackTraceThrowable("Timeout"),
        new TimeoutException());
  }

  @Test
  void a_bug_is_no_outage() {
    assertThat(DatabaseOutage.in(new IllegalStateException(new NullPointerException()))).isFalse();
    assertThat(DatabaseOutage.in(new PgException("?", "ERROR", null, "?"))).isFalse();
  }

  @Test
  void what_cannot_be_read_is_no_outage() {
    Throwable json = new JsonParseException(null, "no JSON");
    Throwable file = new NoSuchFileException("keys");
    assertThat(DatabaseOutage.in(new IllegalStateException(json))).isFalse();
    assertThat(DatabaseOutage.in(new IllegalStateException(file))).isFalse();
  }

  @Test
  void a_caller_is_told_to_ask_again() {
    assertThat(outage.problemOf(new TimeoutException()))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.code()).isEqualTo("database_unavailable");
              assertThat(problem.retryAfter()).isPresent();
            });
  }

  private static PgException refusal(String sqlState) {
    return new PgException("refused", "ERROR", sqlState, "");
  }
}
