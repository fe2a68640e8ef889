package io.revento.sandbox.api.gate;

import io.revento.sandbox.oauth.grant.Grant;
import io.revento.sandbox.oauth.grant.Scope;
import io.revento.sandbox.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** Whose token the request carries. */
@RequestScoped
public class Caller {

  private @Nullable Grant grant;

  void is(Grant authenticated) {
    this.grant = authenticated;
  }

  /**
   * The grant, if it permits that.
   *
   * @throws ProblemException 403 {@code insufficient_scope} otherwise
   */
  public Grant with(Scope scope) {
    if (grant == null) {
      throw new IllegalStateException("no caller was authenticated before this resource");
    }
    if (!grant.permits(scope)) {
      throw new ProblemException(
          Status.FORBIDDEN,
          "insufficient_scope",
          "The token lacks the scope " + scope.wireName() + ": ask for it when connecting.",
          Challenge.insufficient(scope));
    }
    return grant;
  }
}
