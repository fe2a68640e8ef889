package io.revento.sandbox.control;

import io.revento.sandbox.integrations.Registration;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is registered, or changed in a registration. */
final class RegistrationForm {

  private static final List<String> SCHEMES = List.of("http", "https");

  private RegistrationForm() {}

  /** The registration with what the body gives put over it. */
  static Registration merged(@Nullable String text, Registration before) {
    Body body =
        Body.of(
            text, "name", "description", "contact", "redirect_uris", "webhook_url", "event_types");
    Registration merged =
        new Registration(
            body.optionalText("name").orElse(before.name()),
            body.optionalText("description").orElse(before.description()),
            body.optionalText("contact").orElse(before.contact()),
            body.has("redirect_uris") ? body.texts("redirect_uris") : before.redirectUris(),
            body.optionalText("webhook_url").orElse(before.webhookUrl()),
            body.has("event_types") ? body.texts("event_types") : before.eventTypes());
    check(merged);
    return merged;
  }

  private static void check(Registration registration) {
    if (registration.name().isEmpty()) {
      throw Body.fault("`name` is missing: send the integration's name.");
    }
    if (registration.redirectUris().isEmpty()) {
      throw Body.fault("`redirect_uris` must be a list of at least one absolute URI.");
    }
    registration.redirectUris().forEach(uri -> checkUri("redirect_uris", uri));
    if (!registration.webhookUrl().isEmpty()) {
      checkUri("webhook_url", registration.webhookUrl());
    } else if (!registration.eventTypes().isEmpty()) {
      throw Body.fault("`webhook_url` is missing: event_types are delivered to it.");
    }
  }

  private static void checkUri(String field, String text) {
    try {
      URI uri = new URI(text);
      if (SCHEMES.contains(uri.getScheme()) && uri.getHost() != null && uri.getFragment() == null) {
        return;
      }
    } catch (URISyntaxException notAUri) {
      throw uriFault(field);
    }
    throw uriFault(field);
  }

  private static RuntimeException uriFault(String field) {
    return Body.fault(
        "`"
            + field
            + "` must hold absolute http or https URIs without a fragment, such as"
            + " https://example.org/callback.");
  }
}
