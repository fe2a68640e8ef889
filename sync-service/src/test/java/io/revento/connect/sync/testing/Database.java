package io.revento.connect.sync.testing;

import io.revento.connect.embedded.testing.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The service's database, by a plain client. */
public final class Database {

  private Database() {}

  /** How many rows that table has; a condition may follow its name. */
  public static long count(String table) {
    try (var connection = connect();
        var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public static void execute(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Ends every connection of the service. */
  public static void cutConnections() throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE usename = 'sync' AND pid <> pg_backend_pid()
          """);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:" + Infrastructure.postgres().url("sync"), "sync", "sync");
  }
}
