package io.revento.connect.embedded.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.revento.connect.embedded.ServiceDatabases;
import java.util.Map;

/**
 * Gives the service under test its database on the shared server as {@code DB_URL}, {@code DB_USER}
 * and {@code DB_PASSWORD}. The argument {@code database} names it.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

  private String database = "";

  @Override
  public void init(Map<String, String> arguments) {
    database = arguments.getOrDefault("database", "");
    if (!ServiceDatabases.NAMES.contains(database)) {
      throw new IllegalArgumentException(
          "say which database by @ResourceArg(name = \"database\"): one of "
              + ServiceDatabases.NAMES);
    }
  }

  @Override
  public Map<String, String> start() {
    return Map.of(
        "DB_URL", Infrastructure.postgres().url(database),
        "DB_USER", database,
        "DB_PASSWORD", database);
  }

  @Override
  public void stop() {
    // The server is shared by the module's tests and stops with the JVM.
  }
}
