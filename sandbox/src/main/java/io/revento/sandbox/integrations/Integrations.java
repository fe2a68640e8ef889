package io.revento.sandbox.integrations;

import io.revento.sandbox.clock.SandboxClock;
import io.revento.sandbox.state.Keeper;
import io.revento.sandbox.state.Kept;
import io.revento.sandbox.state.KeptMap;
import io.revento.sandbox.state.journal.Journal;
import io.revento.sandbox.world.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The registered integrations. They survive resets. */
@ApplicationScoped
public class Integrations implements Keeper {

  /** How long a replaced signing secret signs along. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  private final SandboxClock clock;
  private final KeptMap<Integration> byId;

  Integrations(SandboxClock clock, Journal journal) {
    this.clock = clock;
    this.byId = new KeptMap<>(journal, "integrations", Integration.class);
  }

  public Integration register(Registration registration) {
    List<SigningSecret> secrets = registration.wantsWebhooks() ? List.of(newest()) : List.of();
    Integration integration =
        new Integration(
            Ids.next("int"),
            Ids.next("cli"),
            Credentials.next("rvs_"),
            registration,
            secrets,
            false,
            true,
            true);
    byId.put(integration.id(), integration);
    return integration;
  }

  /** Changes what was registered. Its webhook URL, the same or another, is used after a 410 too. */
  public Optional<Integration> change(String id, UnaryOperator<Registration> edit) {
    return edit(id, integration -> integration.with(edit.apply(integration.registration())));
  }

  /** Gives it a new signing secret; the one before it signs along for 24 hours. */
  public Optional<Integration> rotateSecret(String id) {
    Instant now = clock.now();
    return edit(
        id,
        integration -> {
          List<SigningSecret> secrets = new ArrayList<>(List.of(newest()));
          integration.signing(now).stream()
              .map(old -> new SigningSecret(old.text(), old.until().or(() -> overlapEnd(now))))
              .forEach(secrets::add);
          return integration.withSecrets(secrets);
        });
  }

  public Optional<Integration> suspend(String id, boolean suspended) {
    return edit(id, integration -> integration.withSuspended(suspended));
  }

  public Optional<Integration> publish(String id, boolean published) {
    return edit(id, integration -> integration.withPublished(published));
  }

  public Optional<Integration> disableWebhook(String id) {
    return edit(id, integration -> integration.withWebhookEnabled(false));
  }

  public Optional<Integration> find(String id) {
    return byId.find(id);
  }

  public Optional<Integration> findByClientId(String clientId) {
    return byId.all().stream().filter(one -> one.clientId().equals(clientId)).findFirst();
  }

  public List<Integration> all() {
    return byId.all();
  }

  @Override
  public List<Kept> kept() {
    return List.of(byId);
  }

  private synchronized Optional<Integration> edit(String id, UnaryOperator<Integration> edit) {
    Optional<Integration> edited = byId.find(id).map(edit);
    edited.ifPresent(integration -> byId.put(id, integration));
    return edited;
  }

  private static Optional<Instant> overlapEnd(Instant now) {
    return Optional.of(now.plus(OVERLAP));
  }

  private static SigningSecret newest() {
    return new SigningSecret(Credentials.nextSigningSecret(), Optional.empty());
  }
}
