package io.revento.connect.embedded.servers;

import io.revento.connect.embedded.ServiceDatabases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A server in a container of the image {@code postgres}, of the embedded one's major version. */
record ContainerDatabaseServer(PostgreSQLContainer container) implements DatabaseServer {

  private static final String MAJOR_VERSION = "18";

  private static DockerImageName image() {
    return DockerImageName.parse("postgres").withTag(MAJOR_VERSION);
  }

  static ContainerDatabaseServer start() throws IOException {
    String admin = ServiceDatabases.ADMIN;
    PostgreSQLContainer container =
        new PostgreSQLContainer(image())
            .withDatabaseName(admin)
            .withUsername(admin)
            .withPassword(admin)
            .withEnv("POSTGRES_INITDB_ARGS", "--locale=" + ServiceDatabases.LOCALE);
    container.setCommand(command());
    container.start();
    try (Connection connection = container.createConnection("")) {
      ServiceDatabases.createMissing(connection);
    } catch (SQLException failure) {
      throw new IOException("cannot create the services' databases", failure);
    }
    return new ContainerDatabaseServer(container);
  }

  @Override
  public String description() {
    return "a container of " + image();
  }

  @Override
  public String url(String database) {
    return ServiceDatabases.url(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        database);
  }

  @Override
  public void close() {
    container.stop();
  }

  private static String[] command() {
    List<String> command = new ArrayList<>(List.of("postgres"));
    ServiceDatabases.SETTINGS.forEach((name, value) -> command.addAll(option(name, value)));
    // The container, not the machine, is what a test may lose.
    command.addAll(option("fsync", "off"));
    return command.toArray(String[]::new);
  }

  private static List<String> option(String name, String value) {
    return List.of("-c", name + "=" + value);
  }
}
