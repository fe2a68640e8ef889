package io.revento.connect.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * A database and a user of the same name for each service, on a server that runs anywhere, and what
 * that server is set to. Passwords are for convenience, not for safety.
 */
public final class ServiceDatabases {

  /** The services that have a database. */
  public static final List<String> NAMES = List.of("token", "sync", "projection");

  /** A superuser that sees every database. */
  public static final String ADMIN = "postgres";

  /** The same order of texts on every machine. */
  public static final String LOCALE = "C.UTF-8";

  /** The server's settings by PostgreSQL's own names. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          // A commit survives the death of the server's processes, as tests and the contract ask.
          "synchronous_commit", "on",
          // Each connection pays for them at both ends, and these passwords are no secret.
          "scram_iterations", "64",
          "shared_buffers", "32MB",
          "max_connections", "120",
          "timezone", "UTC");

  private ServiceDatabases() {}

  /** The URL of a database in the form of {@code DB_URL}, without credentials. */
  public static String url(String host, int port, String database) {
    return "postgresql://" + host + ":" + port + "/" + database;
  }

  /** Creates each service's user and database where it is missing, its name as the password. */
  public static void createMissing(Connection connection) throws SQLException {
    for (String name : NAMES) {
      createMissing(connection, name, name);
    }
  }

  /** Creates each service's user and database where it is missing. */
  public static void createMissing(Connection connection, String password) throws SQLException {
    for (String name : NAMES) {
      createMissing(connection, name, password);
    }
  }

  private static void createMissing(Connection connection, String name, String password)
      throws SQLException {
    if (!exists(connection, name)) {
      create(connection, name, password);
    }
  }

  private static boolean exists(Connection connection, String database) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, database);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void create(Connection connection, String name, String password)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String quoted = "'" + password.replace("'", "''") + "'";
      statement.execute("CREATE ROLE %s LOGIN PASSWORD %s".formatted(name, quoted));
      statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
    }
  }
}
