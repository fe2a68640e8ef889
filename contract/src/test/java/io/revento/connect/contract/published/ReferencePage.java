package io.revento.connect.contract.published;

import io.revento.connect.contract.fields.DeliveryFields;
import io.revento.connect.contract.fields.Field;
import io.revento.connect.contract.fields.FieldType;
import io.revento.connect.contract.fields.RecordFields;
import io.revento.connect.contract.fields.ResourceFields;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The records, for people to read. */
final class ReferencePage {

  private final StringBuilder page = new StringBuilder();

  private ReferencePage() {}

  static String text() {
    ReferencePage reference = new ReferencePage();
    reference.topics();
    reference.records();
    for (ResourceType type : ResourceType.values()) {
      reference.fields(
          3,
          "`" + type.wireName() + "`",
          "In `%s`; [schema](schemas/%s.schema.json), [sample](samples/%s.json)."
              .formatted(type.topicName(), type.wireName(), type.wireName()),
          ResourceFields.of(type));
    }
    reference.fields(
        2,
        "Connections",
        "In `revento.connections`; [schema](schemas/connection.schema.json),"
            + " [sample](samples/connection.json). A record without a value: the connection was"
            + " forgotten.",
        RecordFields.connection());
    reference.fields(
        2,
        "Deliveries",
        "The value in `revento.webhooks.raw` and `revento.webhooks.parked` is Revento's body, byte"
            + " for byte. These are the headers; those that begin with `parked-` only of parked"
            + " ones.",
        DeliveryFields.parked());
    return reference.page.toString();
  }

  private void topics() {
    page.append(
        """
        # The records

        Generated from the catalogue in `contract/`; `PublishedFilesTest` says how. \
        [asyncapi.yaml](asyncapi.yaml) says the same for tools. Fields and values that are not \
        named here will come: pass them over. Fields that are not always there may be missing, \
        the more so where an operator leaves some out.

        ## Topics

        | topic | partitions | settings | written by |
        |---|---|---|---|
        """);
    for (Topic topic : TopicCatalogue.all()) {
      String settings =
          new TreeMap<>(topic.settings())
              .entrySet().stream()
                  .map(setting -> "`%s=%s`".formatted(setting.getKey(), setting.getValue()))
                  .collect(Collectors.joining(" "));
      page.append(
          "| `%s` | %d | %s | %s |\n"
              .formatted(topic.name(), topic.partitions(), settings, topic.writer()));
    }
  }

  private void records() {
    List<Field> envelope = RecordFields.normalized(ResourceType.EVENT);
    fields(
        2,
        "Resources",
        "The key is `{event_id}/{id}`, each percent-encoded. A record without a value: the resource"
            + " is gone.",
        envelope.stream()
            .map(field -> field.name().equals("type") ? typeOfAny(field) : field)
            .toList());
    fields(
        3,
        "Headers",
        "Of all of them, also of those without a value; UTF-8 text. `ce_type` is"
            + " `revento.{type}.` and `observed` (first sight, also after a deletion), the new"
            + " status, `updated` or `deleted`.",
        RecordFields.headers());
  }

  private static Field typeOfAny(Field field) {
    return new Field(
        field.name(),
        FieldType.TEXT,
        field.meaning(),
        field.required(),
        field.nullable(),
        List.of(),
        List.of());
  }

  private void fields(int depth, String title, String introduction, List<Field> fields) {
    page.append("\n%s %s\n\n%s\n\n".formatted("#".repeat(depth), title, introduction));
    page.append("| field | is | always there | meaning |\n|---|---|---|---|\n");
    fields.forEach(field -> row("", field));
  }

  private void row(String prefix, Field field) {
    String form = field.type().words() + (field.nullable() ? ", or null" : "");
    String known = field.values().isEmpty() ? "" : ": `" + String.join("` `", field.values()) + "`";
    page.append(
        "| `%s%s` | %s | %s | %s%s |\n"
            .formatted(
                prefix, field.name(), form, field.required() ? "yes" : "", field.meaning(), known));
    if (!field.name().equals("resource")) {
      String inside = prefix + field.name() + (field.type() == FieldType.OBJECTS ? "[]." : ".");
      field.parts().forEach(part -> row(inside, part));
    }
  }
}
