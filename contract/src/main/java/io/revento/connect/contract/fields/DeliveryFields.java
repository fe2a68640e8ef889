package io.revento.connect.contract.fields;

import static io.revento.connect.contract.fields.Field.field;

import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.webhook.DeliveryHeaders;
import java.util.List;
import java.util.stream.Stream;

/** The headers of deliveries; their value is Revento's body, byte for byte. All are UTF-8 text. */
public final class DeliveryFields {

  private DeliveryFields() {}

  /** In {@code revento.webhooks.raw}. */
  public static List<Field> raw() {
    return List.of(
        field(RecordHeaders.SPEC_VERSION, FieldType.TEXT, "of CloudEvents")
            .knownAs(RecordHeaders.SPEC_VERSION_1_0)
            .always(),
        field(RecordHeaders.ID, FieldType.TEXT, "the webhook id").always(),
        field(RecordHeaders.SOURCE, FieldType.TEXT, "who received it").always(),
        field(RecordHeaders.TYPE, FieldType.TEXT, "the body's type, or unknown").always(),
        field(RecordHeaders.TIME, FieldType.TIME, "when it was received").always(),
        field(DeliveryHeaders.WEBHOOK_TIMESTAMP, FieldType.TEXT, "Unix seconds, as signed")
            .always(),
        field(DeliveryHeaders.CONTENT_TYPE, FieldType.TEXT, "as Revento sent it"),
        field(DeliveryHeaders.CONTENT_ENCODING, FieldType.TEXT, "as Revento sent it"),
        field(
            RecordHeaders.TRACE_PARENT, FieldType.TEXT, "W3C trace context: the webhook's trace"));
  }

  /** In {@code revento.webhooks.parked}. */
  public static List<Field> parked() {
    Stream<Field> why =
        Stream.of(
            field(DeliveryHeaders.PARKED_REASON, FieldType.TEXT, "a code: why").always(),
            field(DeliveryHeaders.PARKED_TRIES, FieldType.TEXT, "how many tries, in digits")
                .always(),
            field(DeliveryHeaders.PARKED_TOPIC, FieldType.TEXT, "where it came from").always(),
            field(DeliveryHeaders.PARKED_PARTITION, FieldType.TEXT, "its partition there").always(),
            field(DeliveryHeaders.PARKED_OFFSET, FieldType.TEXT, "its offset there").always());
    return Stream.concat(raw().stream(), why).toList();
  }
}
