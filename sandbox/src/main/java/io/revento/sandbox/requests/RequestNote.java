package io.revento.sandbox.requests;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What is found out about a request while it is answered. */
@RequestScoped
public class RequestNote {

  private @Nullable String integrationId;
  private @Nullable String grantId;
  private @Nullable String grantType;

  public void integration(String id) {
    this.integrationId = id;
  }

  public void grant(String id) {
    this.grantId = id;
  }

  public void grantType(String type) {
    this.grantType = type;
  }

  @Nullable String integrationId() {
    return integrationId;
  }

  @Nullable String grantId() {
    return grantId;
  }

  @Nullable String grantType() {
    return grantType;
  }
}
