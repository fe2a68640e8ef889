package io.revento.sandbox.integrations;

import java.util.List;

/**
 * What whoever builds an integration says about it.
 *
 * @param redirectUris compared letter by letter
 * @param webhookUrl empty if there is none
 * @param eventTypes the webhook types to deliver; {@code *} stands for all
 */
public record Registration(
    String name,
    String description,
    String contact,
    List<String> redirectUris,
    String webhookUrl,
    List<String> eventTypes) {

  public Registration {
    redirectUris = List.copyOf(redirectUris);
    eventTypes = List.copyOf(eventTypes);
  }

  /** Every type. */
  public static final String ALL_TYPES = "*";

  public boolean wantsWebhooks() {
    return !webhookUrl.isEmpty() && !eventTypes.isEmpty();
  }

  boolean declares(String type) {
    return eventTypes.contains(ALL_TYPES) || eventTypes.contains(type);
  }
}
