package io.revento.sandbox.api;

import io.revento.sandbox.oauth.grant.Scope;
import io.revento.sandbox.world.model.Kind;

/** Which scope shows which kind of resource. */
public final class ScopeOf {

  private ScopeOf() {}

  public static Scope kind(Kind kind) {
    return switch (kind) {
      case EVENT, ORGANIZATION -> Scope.EVENT;
      case ROLE -> Scope.ROLES;
      case APPLICATION_FORM, REGISTRATION_WAVE -> Scope.REGISTRATION;
      case APPLICATION -> Scope.APPLICATIONS;
      case PARTICIPANT -> Scope.PARTICIPANTS;
      case PROGRAM, THREAD, ACTIVITY -> Scope.PROGRAM;
      case VENUE, BUILDING, FLOOR, LOCATION -> Scope.LOCATIONS;
    };
  }
}
