package io.revento.connect.database;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the database is and how it is reached, for a connection beside the pool: as by the pool.
 */
@ApplicationScoped
public class DatabaseAddress {

  private final PgConnectOptions options;

  DatabaseAddress(
      @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password,
      @ConfigProperty(name = "quarkus.datasource.reactive.postgresql.ssl-mode")
          Optional<String> sslMode,
      @ConfigProperty(name = "quarkus.datasource.reactive.trust-certificate-pem.certs")
          Optional<String> authority) {
    options = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
    options.setHostnameVerificationAlgorithm("HTTPS");
    sslMode.map(SslMode::of).ifPresent(options::setSslMode);
    authority
        .map(file -> new PemTrustOptions().addCertPath(file))
        .ifPresent(options::setTrustOptions);
  }

  public PgConnectOptions options() {
    return options;
  }
}
