package io.revento.connect.sync.testing;

import io.revento.connect.embedded.testing.Infrastructure;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

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

  /** The tables that hold that text in any column, bytes included. */
  public static List<String> tablesWith(String text) throws SQLException {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    List<String> found = new ArrayList<>();
    for (String table : tables()) {
      if (count(
              "%s t WHERE t::text LIKE '%%%s%%' OR t::text LIKE '%%%s%%'"
                  .formatted(table, text, hex))
          > 0) {
        found.add(table);
      }
    }
    return found;
  }

  private static List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (var connection = connect();
        var rows =
            connection.getMetaData().getTables(null, "public", null, new String[] {"TABLE"})) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  public static void execute(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Executes that in a transaction of its own, which stays open, with its locks, until it is
   * closed.
   */
  public static AutoCloseable open(String sql) throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    connection.createStatement().execute(sql);
    return connection;
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
