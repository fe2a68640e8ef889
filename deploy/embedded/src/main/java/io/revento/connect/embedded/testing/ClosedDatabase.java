package io.revento.connect.embedded.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A service's database that takes no connection for a while, and has ended those there were. */
public final class ClosedDatabase {

  private final String database;
  private final Connection connection;

  private ClosedDatabase(String database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  /**
   * Does that while the database is closed, and opens it again in any case, as others share it.
   *
   * @param database its name, which is its owner's too
   */
  public static void during(String database, Runnable action) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:" + Infrastructure.postgres().url(database), database, database)) {
      ClosedDatabase closed = new ClosedDatabase(database, connection);
      closed.limit(0);
      try {
        closed.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        action.run();
      } finally {
        closed.limit(-1);
      }
    }
  }

  /** None, or -1 for any number; the owner's too, unlike those of a superuser. */
  private void limit(int connections) throws SQLException {
    execute("ALTER DATABASE %s CONNECTION LIMIT %d".formatted(database, connections));
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
