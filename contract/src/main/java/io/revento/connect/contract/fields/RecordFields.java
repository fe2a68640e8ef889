package io.revento.connect.contract.fields;

import static io.revento.connect.contract.fields.Field.field;

import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.contract.record.Cause;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.topics.ResourceType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What records are made of around the resource: value and headers. */
public final class RecordFields {

  private RecordFields() {}

  /** The value of a record in the normalized topic of that type. */
  public static List<Field> normalized(ResourceType type) {
    return List.of(
        field("event_id", FieldType.TEXT, "the event that the resource belongs to").always(),
        field("type", FieldType.TEXT, "the kind of resource").knownAs(type.wireName()).always(),
        field("id", FieldType.TEXT, "the resource's id at Revento").always(),
        field(
                "revision",
                FieldType.INTEGER,
                "grows with every change of this key; keep the highest")
            .always(),
        field("observed_at", FieldType.TIME, "when we saw this state at Revento").always(),
        field("resource", FieldType.OBJECT, "the resource as Revento's API shows it")
            .always()
            .madeOf(ResourceFields.of(type).toArray(Field[]::new)));
  }

  /** The value of a record in {@code revento.connections}. */
  public static List<Field> connection() {
    return List.of(
        field("id", FieldType.TEXT, "connecting the same event again keeps it").always(),
        field("grant", FieldType.TEXT, "whose consent it is")
            .knownAs(names(GrantKind.values(), GrantKind::wireName))
            .always(),
        field("event_id", FieldType.TEXT, "the event that it is bound to").always(),
        field("organization_id", FieldType.TEXT, "who holds the event").always().orNull(),
        field("user_id", FieldType.TEXT, "who consented").always().orNull(),
        field("scope", FieldType.TEXT, "what was granted, space-separated").always(),
        field("state", FieldType.TEXT, "what may be done with it")
            .knownAs(names(ConnectionState.values(), ConnectionState::wireName))
            .always(),
        field("generation", FieldType.INTEGER, "grows at every change of the grant or its state")
            .always(),
        field("connected_at", FieldType.TIME, "when consent was given last").always().orNull(),
        field("token_expires_at", FieldType.TIME, "when its access token ends").always().orNull(),
        field("next_refresh_at", FieldType.TIME, "when it is renewed next").always().orNull(),
        field("last_error", FieldType.TEXT, "a code: why it does not work").always().orNull(),
        field("since", FieldType.TIME, "when it came into this state").always().orNull(),
        field("purge", FieldType.FLAG, "whether its data is to be removed too").always());
  }

  /** The headers of a normalized record, tombstones included; all are UTF-8 text. */
  public static List<Field> headers() {
    return List.of(
        field(RecordHeaders.SPEC_VERSION, FieldType.TEXT, "of CloudEvents")
            .knownAs(RecordHeaders.SPEC_VERSION_1_0)
            .always(),
        field(RecordHeaders.ID, FieldType.TEXT, "{event_id}/{type}/{id}/{revision}").always(),
        field(RecordHeaders.SOURCE, FieldType.TEXT, "/revento/events/{event_id}").always(),
        field(RecordHeaders.SUBJECT, FieldType.TEXT, "{type}/{id}").always(),
        field(RecordHeaders.TYPE, FieldType.TEXT, "which change was seen, whoever found it")
            .always(),
        field(RecordHeaders.TIME, FieldType.TIME, "when it was seen").always(),
        field(RecordHeaders.REVISION, FieldType.TEXT, "the revision, in digits").always(),
        field(RecordHeaders.CAUSE, FieldType.TEXT, "how it was found")
            .knownAs(names(Cause.values(), Cause::wireName))
            .always(),
        field(RecordHeaders.PREVIOUS_STATUS, FieldType.TEXT, "the status before, if there was one"),
        field(RecordHeaders.CAUSATION_ID, FieldType.TEXT, "the webhook that announced it"),
        field(RecordHeaders.CONTENT_TYPE, FieldType.TEXT, "of the value")
            .knownAs(RecordHeaders.JSON),
        field(
            RecordHeaders.TRACE_PARENT,
            FieldType.TEXT,
            "W3C trace context: the trace of the webhook that announced it"));
  }

  private static <E> String[] names(E[] constants, Function<E, String> name) {
    return Stream.of(constants).map(name).toArray(String[]::new);
  }
}
