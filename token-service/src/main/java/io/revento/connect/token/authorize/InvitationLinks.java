package io.revento.connect.token.authorize;

import io.smallrye.mutiny.Uni;

/** The links by which people are invited to consent. */
public interface InvitationLinks {

  /**
   * Uses the link up, in the caller's transaction: of two consents from one link, one is kept.
   *
   * @param codeHash as {@link Wish#invitation()} holds it
   * @return whether it was there to be used
   */
  Uni<Boolean> use(String codeHash);
}
