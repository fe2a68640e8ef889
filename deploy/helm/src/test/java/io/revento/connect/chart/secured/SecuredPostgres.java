package io.revento.connect.chart.secured;

import io.revento.connect.embedded.FreePort;
import io.revento.connect.embedded.ServiceDatabases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL that can speak TLS, with the services' databases. */
record SecuredPostgres(EmbeddedPostgres server) implements AutoCloseable {

  static SecuredPostgres start(Path folder, Certificate certificate)
      throws IOException, GeneralSecurityException, SQLException {
    String binaries =
        System.getProperty("revento.embedded.binaries", folder.resolve("binaries").toString());
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(new File(binaries))
            .setDataDirectory(folder.resolve("data"))
            .setRegisterShutdownHook(false)
            .setOutputRedirector(Redirect.appendTo(folder.resolve("log").toFile()))
            .setErrorRedirector(Redirect.appendTo(folder.resolve("log").toFile()))
            .setLocaleConfig("locale", ServiceDatabases.LOCALE)
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", certificate.pem().toString())
            .setServerConfig("ssl_key_file", certificate.keyPem().toString())
            .setPort(FreePort.find());
    ServiceDatabases.SETTINGS.forEach(builder::setServerConfig);
    EmbeddedPostgres server = builder.start();
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      ServiceDatabases.createMissing(connection);
    }
    return new SecuredPostgres(server);
  }

  String url(String database) {
    return ServiceDatabases.url("127.0.0.1", server.getPort(), database);
  }

  /** For each user of the services: how many of its connections are by TLS, and how many not. */
  Map<String, Map<Boolean, Integer>> connections() throws SQLException {
    String query =
        """
        SELECT usename, ssl, count(*) FROM pg_stat_activity JOIN pg_stat_ssl USING (pid)
        WHERE usename <> 'postgres' GROUP BY usename, ssl
        """;
    Map<String, Map<Boolean, Integer>> connections = new TreeMap<>();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        connections
            .computeIfAbsent(rows.getString(1), user -> new TreeMap<>())
            .put(rows.getBoolean(2), rows.getInt(3));
      }
    }
    return connections;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
