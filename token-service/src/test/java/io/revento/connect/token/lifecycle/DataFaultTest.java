package io.revento.connect.token.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DataFaultTest {

  @Test
  void what_lies_in_the_data_is_found_behind_any_wrapping() {
    assertThat(DataFault.in(new CompletionException(new SQLException("bad text", "22021"))))
        .isTrue();
    assertThat(DataFault.in(new PgException("out of range", "ERROR", "22008", "at"))).isTrue();
  }

  @Test
  void passing_trouble_is_none() {
    assertThat(DataFault.in(new SQLException("shutting down", "57P01"))).isFalse();
    assertThat(DataFault.in(new SQLException("no state"))).isFalse();
    assertThat(DataFault.in(new IllegalStateException("closed"))).isFalse();
  }
}
