package io.revento.connect.system.token;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The service's database seen from outside: time is moved there, and everything in it read. */
record StoredGrants(String jdbcUrl) {

  /** Its access token has run out, and by its schedule it is not due: only callers can notice. */
  void expireUnnoticed(String id) {
    execute(
        "UPDATE grants SET token_expires_at = now() - interval '1 s',"
            + " next_refresh_at = now() + interval '1 h' WHERE id = ?",
        id);
  }

  /** All of that event run out within one minute, which begins after that time, and are due. */
  void expireAll(String eventId, Duration from) {
    execute(
        "UPDATE grants SET next_refresh_at = now(), token_expires_at = now() + interval '"
            + from.toSeconds()
            + " s' + random() * interval '60 s' WHERE event_id = ?",
        eventId);
  }

  boolean leased(String id) {
    return !rows("SELECT id FROM grants WHERE lease_until > now() AND id = ?", id).isEmpty();
  }

  /** The connection of that event's organizer. */
  String organizer(String eventId) {
    return rows("SELECT id FROM grants WHERE kind = 'ORGANIZER' AND event_id = ?", eventId).get(0);
  }

  /** Every cell of every table. */
  List<String> dump() {
    return dump("");
  }

  /** As {@link #dump()}, without what every replica that runs writes all the time. */
  List<String> dumpWithoutLeases() {
    return dump("relay_lease");
  }

  private List<String> dump(String without) {
    List<String> all = new ArrayList<>();
    String tables =
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ?";
    for (String table : rows(tables, without)) {
      all.addAll(rows("SELECT t::text FROM " + table + " t ORDER BY 1"));
    }
    return all;
  }

  int count(String sql) {
    return Integer.parseInt(rows(sql).get(0));
  }

  /** Until the first access token of all runs out; negative when it has. */
  double soonestExpirySeconds() {
    return Double.parseDouble(
        rows("SELECT extract(epoch FROM min(token_expires_at) - now())::text FROM grants").get(0));
  }

  /** The first column. */
  List<String> rows(String sql, String... parameters) {
    try (Connection connection = open();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  void execute(String sql, String... parameters) {
    try (Connection connection = open();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      statement.execute();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  Connection open() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, "token", "token");
  }

  private static PreparedStatement prepared(Connection connection, String sql, String... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
    return statement;
  }
}
