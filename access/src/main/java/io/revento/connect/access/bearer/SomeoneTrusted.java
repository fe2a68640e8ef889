package io.revento.connect.access.bearer;

import org.eclipse.microprofile.config.spi.Converter;

/**
 * Refuses the empty text. As a converter, because settings are read before {@code quarkus-oidc}
 * starts, which would refuse too, naming properties of its own that nobody here sets.
 */
public final class SomeoneTrusted implements Converter<String> {

  private static final long serialVersionUID = 1L;

  @Override
  public String convert(String issuerUrlOrPublicKey) {
    if (issuerUrlOrPublicKey.isBlank()) {
      throw new IllegalArgumentException(IssuerSettings.ONE_OF_TWO);
    }
    return issuerUrlOrPublicKey;
  }
}
