package io.revento.connect.token.rotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.token.secret.TokenCipher;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /api/keys/rotate}: seals all tokens with the first key of the file. */
@Path("/api/keys/rotate")
@RolesAllowed(Roles.OPERATOR)
public class KeysResource {

  record RotationAnswer(
      @JsonProperty("key_id") String keyId, @JsonProperty("resealed") int resealed) {}

  private final KeyRotation rotation;
  private final TokenCipher cipher;

  KeysResource(KeyRotation rotation, TokenCipher cipher) {
    this.rotation = rotation;
    this.cipher = cipher;
  }

  @POST
  @Cancellable(false)
  public Uni<RotationAnswer> rotate() {
    return rotation.rotate().map(rows -> new RotationAnswer(cipher.currentKeyId(), rows));
  }
}
