package io.revento.connect.projection.support;

import io.revento.connect.embedded.testing.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Holds what every writer of the models has to share, as the beginning of a rebuild does. */
public final class StoppedWriters implements AutoCloseable {

  private static final String DATABASE = "projection";

  private final Connection connection;

  private StoppedWriters(Connection connection) {
    this.connection = connection;
  }

  public static StoppedWriters stop() throws SQLException {
    String url = "jdbc:" + Infrastructure.postgres().url(DATABASE);
    Connection connection = DriverManager.getConnection(url, DATABASE, DATABASE);
    try (Statement statement = connection.createStatement()) {
      // The number of ModelGuard.
      statement.execute("SELECT pg_advisory_lock(7239041)");
    }
    return new StoppedWriters(connection);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
