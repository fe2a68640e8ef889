package io.revento.connect.local.setup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What Revento gives out when an integration is registered. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Credentials(
    @JsonProperty("integration_id") String integrationId,
    @JsonProperty("client_id") String clientId,
    @JsonProperty("client_secret") String clientSecret,
    @JsonProperty("webhook_secret") String webhookSecret) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Credentials[" + integrationId + ", " + clientId + "]";
  }
}
