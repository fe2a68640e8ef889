package io.revento.connect.sync.syncs;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.embedded.testing.ClosedDatabase;
import io.revento.connect.sync.testing.SyncTest;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator asks while the database is out. */
@QuarkusTest
class DatabaseOutageIT extends SyncTest {

  @ParameterizedTest
  @ValueSource(strings = {"/api/syncs", "/api/parked", "/api/deliveries/msg_1"})
  void whoever_asks_is_told_to_ask_again(String path) throws SQLException {
    ClosedDatabase.during(
        "sync",
        () ->
            operator()
                .get(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("code", equalTo("database_unavailable")));
    // Nothing has to be restarted.
    backfilled();
  }
}
