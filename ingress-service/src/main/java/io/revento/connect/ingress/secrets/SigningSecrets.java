package io.revento.connect.ingress.secrets;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.revento.connect.ingress.signature.SignatureScheme;
import io.revento.connect.ingress.signature.SigningSecret;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The secrets as the file has them now. A file that has become unreadable keeps those that were
 * read last: a botched rotation must not turn genuine deliveries away.
 */
@ApplicationScoped
public class SigningSecrets {

  private static final Logger LOG = Logger.getLogger(SigningSecrets.class);

  private final SignatureSettings settings;
  private final SignatureScheme scheme;
  private final Clock clock = Clock.systemUTC();
  private volatile List<SigningSecret> current = List.of();
  private volatile String lastText = "";
  private volatile String fault = "";

  SigningSecrets(SignatureSettings settings, SignatureScheme scheme) {
    this.settings = settings;
    this.scheme = scheme;
  }

  /** All of the file, also those past their end. */
  public List<SigningSecret> all() {
    return current;
  }

  void start(@Observes StartupEvent start, Vertx vertx, MeterRegistry registry) {
    Path file =
        settings
            .secretsFile()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "Set REVENTO_WEBHOOK_SECRETS_FILE to a file with the secrets that Revento"
                            + " signs webhooks with, one whsec_… per line."));
    try {
      var unused = load(file);
    } catch (IOException | IllegalArgumentException unusable) {
      throw new ConfigurationException(
          "REVENTO_WEBHOOK_SECRETS_FILE (%s) cannot be used: %s".formatted(file, why(unusable)));
    }
    Gauge.builder("revento.ingress.secrets.active", this::activeNow)
        .description("Secrets that are believed now; with none of them every delivery is refused")
        .register(registry);
    Gauge.builder("revento.ingress.secrets.current", () -> fault.isEmpty() ? 1 : 0)
        .description("0 while the file cannot be used and those read before it are believed")
        .register(registry);
    vertx.setPeriodic(
        settings.reloadEvery().toMillis(),
        timer ->
            vertx.executeBlocking(
                () -> {
                  reload(file);
                  return null;
                }));
  }

  private void reload(Path file) {
    try {
      if (load(file)) {
        LOG.infof("signing secrets reloaded: count=%d active=%d", current.size(), activeNow());
      }
      fault = "";
    } catch (IOException | IllegalArgumentException unusable) {
      tellOnce(why(unusable));
    }
  }

  /** A botched file is looked at every few seconds, and stays botched for hours. */
  private void tellOnce(String why) {
    if (!why.equals(fault)) {
      LOG.errorf("signing secrets not reloaded, the last ones stay: reason=%s", why);
      fault = why;
    }
  }

  private long activeNow() {
    Instant now = clock.instant();
    return current.stream().filter(secret -> secret.activeAt(now)).count();
  }

  /** Whether anything was new. */
  private boolean load(Path file) throws IOException {
    String text = Files.readString(file);
    if (text.equals(lastText)) {
      return false;
    }
    current = SecretsFile.parse(text, scheme);
    lastText = text;
    return true;
  }

  private static String why(Exception unusable) {
    return unusable instanceof IOException
        ? "it cannot be read (%s)".formatted(unusable.getClass().getSimpleName())
        : String.valueOf(unusable.getMessage());
  }
}
