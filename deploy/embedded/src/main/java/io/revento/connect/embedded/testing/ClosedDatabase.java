package io.revento.connect.embedded.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A service's database that takes no connection, and has ended those there were, until this is
 * closed. The server is shared: close it in any case.
 */
public final class ClosedDatabase implements AutoCloseable {

  private final String database;
  private final Connection connection;

  /**
   * @param database its name, which is its owner's too
   */
  public ClosedDatabase(String database) throws SQLException {
    this.database = database;
    connection =
        DriverManager.getConnection(
            "jdbc:" + Infrastructure.postgres().url(database), database, database);
    limit(0);
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      limit(-1);
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
