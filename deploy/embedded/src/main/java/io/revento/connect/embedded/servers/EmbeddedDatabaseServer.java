package io.revento.connect.embedded.servers;

import io.revento.connect.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A server beside this JVM, on a folder that is deleted with it. */
record EmbeddedDatabaseServer(TemporaryFolder folder, EmbeddedPostgres postgres)
    implements DatabaseServer {

  static EmbeddedDatabaseServer start() throws IOException {
    TemporaryFolder folder = TemporaryFolder.create("postgres");
    return new EmbeddedDatabaseServer(
        folder, EmbeddedPostgres.start(folder.path(), 0).withDatabases());
  }

  @Override
  public String description() {
    return "an embedded PostgreSQL";
  }

  @Override
  public String url(String database) {
    return postgres.url(database);
  }

  @Override
  public void close() {
    postgres.close();
    folder.delete();
  }
}
