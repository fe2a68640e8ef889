package io.revento.connect.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server as a child process, which whoever starts it must close, with a database and a
 * user of the same name for each service. It listens on the loopback address only; passwords are
 * for convenience, not for safety.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** The services that have a database. */
  public static final List<String> DATABASES = List.of("token", "sync", "projection");

  /** A superuser that sees every database. */
  public static final String ADMIN = "postgres";

  private static final Duration STARTUP = Duration.ofSeconds(60);

  private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
  private final Path data;

  private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  /**
   * Starts a server on the data of that folder, which is made where it is missing and kept when the
   * server is closed. What it says goes to {@code postgres.log} in the folder.
   *
   * @param port the port that clients use, or 0 for any free one
   * @throws IOException when the server does not start
   */
  public static EmbeddedPostgres start(Path folder, int port) throws IOException {
    Files.createDirectories(folder);
    return start(folder, port, folder.resolve("postgres.log"));
  }

  /** As {@link #start(Path, int)}, with what it says appended to that file. */
  public static EmbeddedPostgres start(Path folder, int port, Path log) throws IOException {
    Redirect toLog = Redirect.appendTo(log.toFile());
    Path data = folder.resolve("data");
    var builder =
        io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOutputRedirector(toLog)
            .setErrorRedirector(toLog)
            .setPGStartupWait(STARTUP)
            .setLocaleConfig("locale", "C.UTF-8")
            // A commit survives the death of the server's processes, as tests and the contract ask.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "32MB")
            .setServerConfig("max_connections", "120")
            .setServerConfig("timezone", "UTC");
    if (port != 0) {
      builder.setPort(port);
    }
    return new EmbeddedPostgres(builder.start(), data);
  }

  /** Creates each service's user and database where it is missing. */
  public EmbeddedPostgres withDatabases() {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      for (String name : DATABASES) {
        if (!exists(connection, name)) {
          create(connection, name);
        }
      }
      return this;
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot create the services' databases", failure);
    }
  }

  /** The server's main process, which outlives this JVM when that is killed. */
  public Optional<ProcessHandle> process() throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
  }

  public int port() {
    return server.getPort();
  }

  /** The URL of that database in the form of {@code DB_URL}, without credentials. */
  public String url(String database) {
    return url("127.0.0.1", port(), database);
  }

  /** As {@link #url(String)}, for a server that another program started. */
  public static String url(String host, int port, String database) {
    return "postgresql://%s:%d/%s".formatted(host, port, database);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new IllegalStateException("PostgreSQL did not stop", failure);
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

  private static void create(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, name));
      statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
    }
  }
}
