package io.revento.connect.embedded.servers;

/** One PostgreSQL server with the services' databases, wherever it runs. */
public sealed interface DatabaseServer extends AutoCloseable
    permits EmbeddedDatabaseServer, ContainerDatabaseServer {

  /** What it is, for the log. */
  String description();

  /** The URL of that database in the form of {@code DB_URL}, without credentials. */
  String url(String database);

  /** Ends it, and deletes its data. */
  @Override
  void close();
}
