package io.revento.connect.token.revento.reply;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcEndpoint.Type;
import io.quarkus.oidc.common.OidcResponseFilter;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets a revoke fail unless Revento says that it is done: RFC 7009 section 2.2 answers 200, also
 * for a token that it does not know. Quarkus's client takes every answer but 503 for a success.
 */
@ApplicationScoped
@Unremovable
@OidcEndpoint(Type.TOKEN_REVOCATION)
public class RevokeReplies implements OidcResponseFilter {

  private static final int SUCCESS_CLASS = 2;

  @Override
  public void filter(OidcResponseContext reply) {
    if (reply.statusCode() / 100 != SUCCESS_CLASS) {
      throw new NotRevokedException(reply.statusCode());
    }
  }

  /** Revento answered, but has not revoked the token. */
  public static final class NotRevokedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRevokedException(int status) {
      super("it answered " + status);
    }
  }
}
