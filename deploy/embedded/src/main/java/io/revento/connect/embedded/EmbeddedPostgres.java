package io.revento.connect.embedded;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server as a child process, which whoever starts it must close, with a database and a
 * user of the same name for each service. It listens on the loopback address only.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /**
   * Names a folder for the unpacked programs, which many servers can share; else each data folder
   * has its own.
   */
  private static final String BINARIES = "revento.embedded.binaries";

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
    String binaries = System.getProperty(BINARIES, folder.resolve("binaries").toString());
    var builder =
        io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(new File(binaries))
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOutputRedirector(toLog)
            .setErrorRedirector(toLog)
            .setPGStartupWait(STARTUP)
            .setLocaleConfig("locale", ServiceDatabases.LOCALE);
    ServiceDatabases.SETTINGS.forEach(builder::setServerConfig);
    builder.setPort(port == 0 ? FreePort.find() : port);
    return new EmbeddedPostgres(builder.start(), data);
  }

  /** Creates each service's user and database where it is missing. */
  public EmbeddedPostgres withDatabases() {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      ServiceDatabases.createMissing(connection);
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
    return ServiceDatabases.url("127.0.0.1", port(), database);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new IllegalStateException("PostgreSQL did not stop", failure);
    }
  }
}
