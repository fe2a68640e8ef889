package io.revento.sandbox.integrations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A registered integration as it is at one moment.
 *
 * @param secrets newest first; empty without declared webhook types
 * @param suspended Revento stopped it: the API refuses its tokens
 * @param published whether new grants are given
 * @param webhookEnabled false since its receiver answered 410, until it is changed
 */
public record Integration(
    String id,
    String clientId,
    String clientSecret,
    Registration registration,
    List<SigningSecret> secrets,
    boolean suspended,
    boolean published,
    boolean webhookEnabled) {

  public Integration {
    secrets = List.copyOf(secrets);
  }

  /** Whether what is sent to it can arrive. */
  public boolean listens() {
    return registration.wantsWebhooks() && webhookEnabled;
  }

  /** Whether deliveries of that type are made for it. */
  public boolean receives(String type) {
    return registration.wantsWebhooks() && registration.declares(type);
  }

  /** The secrets that sign at that time, newest first. */
  public List<SigningSecret> signing(Instant now) {
    return secrets.stream().filter(secret -> secret.signsAt(now)).toList();
  }

  Integration with(Registration changed) {
    List<SigningSecret> kept =
        secrets.isEmpty() && changed.wantsWebhooks()
            ? List.of(new SigningSecret(Credentials.nextSigningSecret(), Optional.empty()))
            : secrets;
    return new Integration(id, clientId, clientSecret, changed, kept, suspended, published, true);
  }

  Integration withSecrets(List<SigningSecret> changed) {
    return new Integration(
        id, clientId, clientSecret, registration, changed, suspended, published, webhookEnabled);
  }

  Integration withSuspended(boolean changed) {
    return new Integration(
        id, clientId, clientSecret, registration, secrets, changed, published, webhookEnabled);
  }

  Integration withPublished(boolean changed) {
    return new Integration(
        id, clientId, clientSecret, registration, secrets, suspended, changed, webhookEnabled);
  }

  Integration withWebhookEnabled(boolean changed) {
    return new Integration(
        id, clientId, clientSecret, registration, secrets, suspended, published, changed);
  }

  /** Never its secrets: they would end up in a log. */
  @Override
  public String toString() {
    return id;
  }
}
