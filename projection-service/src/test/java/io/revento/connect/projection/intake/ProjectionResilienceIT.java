package io.revento.connect.projection.intake;

import static io.revento.connect.contract.topics.ResourceType.PARTICIPANT;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.embedded.ServiceDatabases;
import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The service's connections to the database are cut again and again while records stream in. */
@QuarkusTest
class ProjectionResilienceIT {

  private static final String EVENT = "evt_resilience";
  private static final int RECORDS = 12_000;
  private static final int KEYS = 400;
  private static final int CUT_EVERY = 1_000;

  /** An oracle of its own: what the highest revision of each id said; nothing if it was gone. */
  private final Map<String, Long> revisions = new TreeMap<>();

  private final Map<String, String> names = new TreeMap<>();

  @Test
  void tables_equal_an_independent_fold_after_the_database_was_cut_off_many_times()
      throws SQLException {
    Random random = new Random(20261123);
    try (Topics topics = new Topics()) {
      SmallEvent.event(topics, EVENT);
      for (int record = 1; record <= RECORDS; record++) {
        send(topics, random);
        if (record % CUT_EVERY == 0) {
          topics.acknowledged();
          cutConnections();
        }
      }
    }
    await().until(() -> tableOfRevisions().equals(revisions));
    assertThat(tableOfNames()).isEqualTo(names);
    assertThat(gapsInFeed()).isZero();
    reader().get("/api/events/" + EVENT + "/participants").then().statusCode(200);
  }

  private void send(Topics topics, Random random) {
    String id = "par_" + random.nextInt(KEYS);
    long known = revisions.getOrDefault(id, 0L);
    // Mostly newer, sometimes the same again or older.
    long revision = Math.max(1, known + random.nextInt(8) - 2);
    String name = id + " at " + revision;
    boolean gone = revision % 7 == 0;
    if (gone) {
      topics.tombstone(PARTICIPANT, EVENT, id, revision);
    } else {
      topics.state(PARTICIPANT, EVENT, id, revision, Map.of("name", name));
    }
    if (revision > known) {
      revisions.put(id, revision);
      names.remove(id);
      if (!gone) {
        names.put(id, name);
      }
    }
  }

  private static void cutConnections() throws SQLException {
    String admin = ServiceDatabases.ADMIN;
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:" + Infrastructure.postgres().url(admin), admin, admin);
        var statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'projection'");
    }
  }

  private static Map<String, Long> tableOfRevisions() throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    query(
        "SELECT id, revision FROM model.participant WHERE event_id = '" + EVENT + "'",
        row -> rows.put(row.getString(1), row.getLong(2)));
    return rows;
  }

  private static Map<String, String> tableOfNames() throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    query(
        "SELECT id, name FROM model.directory WHERE event_id = '" + EVENT + "'",
        row -> rows.put(row.getString(1), row.getString(2)));
    return rows;
  }

  /** How many numbers are missing between the first and the last change of the event. */
  private static long gapsInFeed() throws SQLException {
    long[] gaps = new long[1];
    query(
        "SELECT max(no) - min(no) + 1 - count(*) FROM change WHERE event_id = '" + EVENT + "'",
        row -> gaps[0] = row.getLong(1));
    return gaps[0];
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static void query(String sql, RowReader reader) throws SQLException {
    String database = "projection";
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:" + Infrastructure.postgres().url(database), database, database);
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }
}
