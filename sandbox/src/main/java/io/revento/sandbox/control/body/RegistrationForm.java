package io.revento.sandbox.control.body;

import io.revento.sandbox.integrations.Registration;
import org.jspecify.annotations.Nullable;

/** Reads what is registered, or changed in a registration. */
public final class RegistrationForm {

  private RegistrationForm() {}

  /** The registration with what the body gives put over it. */
  public static Registration merged(@Nullable String text, Registration before) {
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
    merged.fault().ifPresent(RegistrationForm::refuse);
    return merged;
  }

  private static void refuse(String fault) {
    throw Body.fault(fault);
  }
}
