package io.revento.sandbox.integrations;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

  private static final List<String> SCHEMES = List.of("http", "https");
  private static final int HIGHEST_PORT = 65_535;

  /** Known to us or not. */
  private static final Pattern TYPE = Pattern.compile("[!-~]{1,128}");

  /** What a webhook type must be, behind the name of what was sent. */
  public static final String TYPE_WORDS =
      "must be 1 to 128 printable ASCII characters without spaces, such as application.approved.";

  /** Every type. */
  public static final String ALL_TYPES = "*";

  public boolean wantsWebhooks() {
    return !webhookUrl.isEmpty() && !eventTypes.isEmpty();
  }

  public Registration withWebhookUrl(String url) {
    return new Registration(name, description, contact, redirectUris, url, eventTypes);
  }

  /** What is wrong with it, in words that say what to send; empty if nothing is. */
  public Optional<String> fault() {
    if (name.isEmpty()) {
      return Optional.of("`name` is missing: send the integration's name.");
    }
    if (redirectUris.isEmpty()) {
      return Optional.of("`redirect_uris` must be a list of at least one absolute URI.");
    }
    if (webhookUrl.isEmpty() && !eventTypes.isEmpty()) {
      return Optional.of("`webhook_url` is missing: event_types are delivered to it.");
    }
    if (!redirectUris.stream().allMatch(Registration::wellFormed)) {
      return uriFault("redirect_uris");
    }
    if (!webhookUrl.isEmpty() && !wellFormed(webhookUrl)) {
      return uriFault("webhook_url");
    }
    return eventTypes.stream().allMatch(Registration::isType)
        ? Optional.empty()
        : Optional.of("Each of `event_types` " + TYPE_WORDS);
  }

  private static Optional<String> uriFault(String field) {
    return Optional.of(
        "`"
            + field
            + "` must hold absolute http or https URIs without a fragment, such as"
            + " https://example.org/callback.");
  }

  private static boolean wellFormed(String text) {
    try {
      URI uri = new URI(text);
      return SCHEMES.contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getPort() <= HIGHEST_PORT
          && uri.getFragment() == null;
    } catch (URISyntaxException notAUri) {
      return false;
    }
  }

  /** Whether a webhook could be of that type. */
  public static boolean isType(String text) {
    return TYPE.matcher(text).matches();
  }

  boolean declares(String type) {
    return eventTypes.contains(ALL_TYPES) || eventTypes.contains(type);
  }
}
