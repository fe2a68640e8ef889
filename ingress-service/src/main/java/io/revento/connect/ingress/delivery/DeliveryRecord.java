package io.revento.connect.ingress.delivery;

import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.webhook.DeliveryHeaders;
import io.revento.connect.contract.webhook.DeliveryKey;
import io.revento.connect.contract.webhook.Notice;
import io.revento.connect.telemetry.Trace;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in {@code revento.webhooks.raw} for a delivery.
 *
 * @param type the body's, or {@code unknown}
 * @param headers CloudEvents 1.0 and those of {@link DeliveryHeaders}, by name
 */
public record DeliveryRecord(String key, String type, Map<String, String> headers, byte[] value) {

  static final String SOURCE = "/revento/webhooks";

  /**
   * Longer ones could make a record that no broker takes, and so a delivery that is retried for
   * ever. Then it counts as naming none.
   */
  private static final int MAX_KEY_LENGTH = 1_024;

  private static final int MAX_TYPE_LENGTH = 255;

  /**
   * @param trace under which it is appended, for whoever reads it to go on from
   */
  static DeliveryRecord of(Delivery delivery, Notice notice, Trace trace) {
    String key = DeliveryKey.of(notice, delivery.webhookId());
    String named = notice.typeOrUnknown();
    String type = named.length() > MAX_TYPE_LENGTH ? Notice.UNKNOWN_TYPE : named;
    return new DeliveryRecord(
        key.length() > MAX_KEY_LENGTH ? delivery.webhookId() : key,
        type,
        headers(delivery, type, trace),
        delivery.body());
  }

  private static Map<String, String> headers(Delivery delivery, String type, Trace trace) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(RecordHeaders.SPEC_VERSION, RecordHeaders.SPEC_VERSION_1_0);
    headers.put(RecordHeaders.ID, delivery.webhookId());
    headers.put(RecordHeaders.SOURCE, SOURCE);
    headers.put(RecordHeaders.TYPE, type);
    headers.put(RecordHeaders.TIME, delivery.receivedAt().toString());
    headers.put(DeliveryHeaders.WEBHOOK_TIMESTAMP, Long.toString(delivery.timestamp()));
    putIfSent(headers, DeliveryHeaders.CONTENT_TYPE, delivery.contentType());
    putIfSent(headers, DeliveryHeaders.CONTENT_ENCODING, delivery.contentEncoding());
    trace.header().ifPresent(header -> headers.put(RecordHeaders.TRACE_PARENT, header));
    return headers;
  }

  private static void putIfSent(Map<String, String> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }
}
