package io.revento.sandbox.edits;

import io.revento.sandbox.oauth.grant.Grant;
import io.revento.sandbox.oauth.grant.Grants;
import io.revento.sandbox.webhooks.Announcement;
import io.revento.sandbox.webhooks.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes back what people consented to, and has it announced. */
@ApplicationScoped
public class Revocations {

  private final Grants grants;
  private final Webhooks webhooks;

  Revocations(Grants grants, Webhooks webhooks) {
    this.grants = grants;
    this.webhooks = webhooks;
  }

  /**
   * Ends what a user granted to an integration, for one event or for all.
   *
   * @return how many grants ended; none is announced if there were none
   */
  public int revoke(String userId, String integrationId, Optional<String> eventId) {
    List<Grant> ended =
        grants.end(
            grant ->
                grant.userId().equals(userId)
                    && grant.integrationId().equals(integrationId)
                    && eventId.map(grant.eventId()::equals).orElse(true));
    if (!ended.isEmpty()) {
      webhooks.announce(
          new Announcement(
              "user.revoked_access",
              eventId.map(id -> ended.get(0).organizationId()),
              eventId,
              Map.of("user_id", userId),
              Map.of()),
          receiver -> receiver.id().equals(integrationId));
    }
    return ended.size();
  }
}
