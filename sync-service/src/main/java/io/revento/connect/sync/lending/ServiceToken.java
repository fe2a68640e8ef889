package io.revento.connect.sync.lending;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The JWT by which token-service knows us. */
@ApplicationScoped
class ServiceToken {

  private final Optional<Path> file;
  private final Instance<OidcClient> client;

  ServiceToken(LendingConfig config, Instance<OidcClient> client) {
    this.file = config.serviceTokenFile();
    this.client = client;
  }

  void start(@Observes StartupEvent started) {
    file.filter(path -> !Files.isReadable(path))
        .ifPresent(
            path -> {
              throw new ConfigurationException(
                  "TOKEN_SERVICE_TOKEN_FILE (%s) cannot be read. Set it to a file with a JWT of role service."
                      .formatted(path));
            });
  }

  /** The file is read each time, so that a rotated one needs no restart. */
  Uni<String> header() {
    return file.map(path -> Uni.createFrom().item(() -> read(path)))
        .orElseGet(() -> client.get().getTokens().map(Tokens::getAccessToken))
        .map(token -> "Bearer " + token);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
