package io.revento.connect.system.disaster;

import io.revento.connect.embedded.ServiceDatabases;
import io.revento.connect.local.stack.Ports.Port;
import io.revento.connect.system.RunningSystem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The services' databases, in an operator's hands. Whose they are must not run meanwhile. */
record Databases(RunningSystem system) {

  /** Keeps a copy of all that is in it. */
  void backUp(Port service) throws SQLException {
    administrate("CREATE DATABASE %s_backup TEMPLATE %s".formatted(name(service), name(service)));
  }

  /** Replaces it, as it is now, by what was kept. */
  void restore(Port service) throws SQLException {
    String name = name(service);
    administrate("DROP DATABASE " + name);
    administrate("CREATE DATABASE %s OWNER %s TEMPLATE %s_backup".formatted(name, name, name));
    administrate("DROP DATABASE %s_backup".formatted(name));
  }

  /** Nothing is left in it, its tables neither. */
  void makeAnew(Port service) throws SQLException {
    administrate("DROP DATABASE " + name(service));
    administrate("CREATE DATABASE %s OWNER %s".formatted(name(service), name(service)));
  }

  void run(List<Runbook.Statement> statements) throws SQLException {
    for (Runbook.Statement statement : statements) {
      execute(statement.database(), statement.user(), statement.sql());
    }
  }

  private void administrate(String sql) throws SQLException {
    execute(ServiceDatabases.ADMIN, ServiceDatabases.ADMIN, sql);
  }

  private void execute(String database, String user, String sql) throws SQLException {
    String url = "jdbc:" + system.stack().postgresUrl(database);
    try (Connection connection = DriverManager.getConnection(url, user, user);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String name(Port service) {
    return service.label();
  }
}
