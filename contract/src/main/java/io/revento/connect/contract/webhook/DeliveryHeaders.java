package io.revento.connect.contract.webhook;

/**
 * Headers of {@code revento.webhooks.raw} and {@code revento.webhooks.parked}, beside the
 * CloudEvents ones of {@link io.revento.connect.contract.record.RecordHeaders}.
 */
public final class DeliveryHeaders {

  /** Unix seconds, as Revento signed them. */
  public static final String WEBHOOK_TIMESTAMP = "webhook-timestamp";

  public static final String CONTENT_TYPE = "content-type";
  public static final String CONTENT_ENCODING = "content-encoding";

  /** Why a delivery was parked: a stable code. */
  public static final String PARKED_REASON = "parked-reason";

  /** How many tries were made before it was parked. */
  public static final String PARKED_TRIES = "parked-tries";

  /** Where the parked delivery came from. */
  public static final String PARKED_TOPIC = "parked-topic";

  public static final String PARKED_PARTITION = "parked-partition";
  public static final String PARKED_OFFSET = "parked-offset";

  private DeliveryHeaders() {}
}
