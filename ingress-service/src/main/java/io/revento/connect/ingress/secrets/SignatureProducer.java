package io.revento.connect.ingress.secrets;

import io.revento.connect.ingress.signature.SignatureScheme;
import io.revento.connect.ingress.signature.SignatureVerifier;
import io.revento.connect.ingress.signature.StandardWebhooks;
import io.revento.connect.ingress.signature.TimestampedHex;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the verifier as the settings want it. */
class SignatureProducer {

  @Produces
  @Singleton
  SignatureScheme scheme(SignatureSettings settings) {
    return switch (settings.scheme()) {
      case STANDARD_WEBHOOKS -> new StandardWebhooks();
      case TIMESTAMPED_HEX ->
          new TimestampedHex(
              settings.timestampedHex().signatureHeader(), settings.timestampedHex().idHeader());
    };
  }

  @Produces
  @Singleton
  SignatureVerifier verifier(SignatureScheme scheme, SignatureSettings settings) {
    return new SignatureVerifier(scheme, settings.tolerance());
  }
}
