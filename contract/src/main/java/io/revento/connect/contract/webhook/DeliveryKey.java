package io.revento.connect.contract.webhook;

import static io.revento.connect.contract.topics.RecordKey.encode;

import org.jspecify.annotations.Nullable;

/**
 * The key of a delivery in {@code revento.webhooks.raw}: deliveries about one thing share it, so
 * that Kafka keeps them in order.
 */
public final class DeliveryKey {

  private static final String USER_REVOKED_ACCESS = "user.revoked_access";
  private static final String INTEGRATION_PREFIX = "integration.";

  private DeliveryKey() {}

  /**
   * {@code {event_id}/{resource}/{id}}; {@code {event_id or integration_id}/user/{user_id}} for
   * {@code user.revoked_access}; {@code {integration_id}/integration/{integration_id}} for {@code
   * integration.*}; else the webhook id. Ids are percent-encoded.
   */
  public static String of(Notice notice, String webhookId) {
    String type = notice.typeOrUnknown();
    if (type.equals(USER_REVOKED_ACCESS)) {
      String scope = notice.eventId() != null ? notice.eventId() : notice.integrationId();
      return key(scope, "user", notice.userId(), webhookId);
    }
    if (type.startsWith(INTEGRATION_PREFIX)) {
      return key(notice.integrationId(), "integration", notice.integrationId(), webhookId);
    }
    return key(notice.eventId(), notice.resource(), notice.resourceId(), webhookId);
  }

  private static String key(
      @Nullable String scope, @Nullable String kind, @Nullable String id, String webhookId) {
    if (scope == null || kind == null || id == null) {
      return webhookId;
    }
    return encode(scope) + "/" + encode(kind) + "/" + encode(id);
  }
}
