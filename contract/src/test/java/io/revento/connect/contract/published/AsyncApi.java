package io.revento.connect.contract.published;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revento.connect.contract.fields.DeliveryFields;
import io.revento.connect.contract.fields.RecordFields;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.contract.topics.Topic;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.util.List;

/** The topics as an AsyncAPI 3 document, with the schemas inside, so that one file says it all. */
final class AsyncApi {

  /** Of the Kafka bindings of AsyncAPI. */
  private static final String BINDING_VERSION = "0.5.0";

  private static final String HEADERS = "headers";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode document = JSON.objectNode();
  private final ObjectNode channels = JSON.objectNode();
  private final ObjectNode operations = JSON.objectNode();
  private final ObjectNode messages = JSON.objectNode();
  private final ObjectNode schemas = JSON.objectNode();

  private AsyncApi() {}

  static ObjectNode document() {
    AsyncApi api = new AsyncApi();
    api.records();
    api.deliveries();
    return api.assembled();
  }

  private void records() {
    schemas.set("record-headers", JsonSchemas.object(RecordFields.headers()));
    JsonSchemas.all().forEach((name, schema) -> schemas.set(name, embedded(schema)));
    for (ResourceType type : ResourceType.values()) {
      message(type.wireName(), "The resource as it is now.", "{event_id}/{id}, percent-encoded")
          .set(HEADERS, reference("schemas", "record-headers"));
      channel(TopicCatalogue.normalized(type), type.wireName(), "deleted");
    }
    message("connection", "The connection as it is now; never a secret.", "the connection's id");
    channel(TopicCatalogue.CONNECTIONS, "connection", "forgotten");
    tombstone("deleted", "The resource is gone, or was forgotten.")
        .set(HEADERS, reference("schemas", "record-headers"));
    tombstone("forgotten", "The connection was forgotten.");
  }

  private void deliveries() {
    String key = "what the delivery is about, so that Kafka keeps the order; else the webhook id";
    schemas.set("delivery-headers", JsonSchemas.object(DeliveryFields.raw()));
    schemas.set("parked-delivery-headers", JsonSchemas.object(DeliveryFields.parked()));
    schemas.set("delivery", JSON.objectNode().put("description", "Revento's body, byte for byte."));
    message("delivery", "A webhook delivery as it was received.", key)
        .set(HEADERS, reference("schemas", "delivery-headers"));
    channel(TopicCatalogue.WEBHOOKS_RAW, "delivery");
    message("parked-delivery", "A delivery that could not be worked off, and why.", key)
        .<ObjectNode>set(HEADERS, reference("schemas", "parked-delivery-headers"))
        .set("payload", reference("schemas", "delivery"));
    channel(TopicCatalogue.WEBHOOKS_PARKED, "parked-delivery");
  }

  private ObjectNode assembled() {
    document.put("asyncapi", "3.0.0");
    ObjectNode info = document.putObject("info");
    info.put("title", "Revento Connect").put("version", "1");
    info.put(
        "description",
        "Revento's resources as compacted topics: CloudEvents 1.0 in binary mode. Read them with"
            + " isolation.level=read_committed, keep the highest revision of a key, and pass over"
            + " fields and values that you do not know.");
    document.put("defaultContentType", "application/json");
    document.set("channels", channels);
    document.set("operations", operations);
    document.putObject("components").<ObjectNode>set("messages", messages).set("schemas", schemas);
    return document;
  }

  private ObjectNode message(String name, String summary, String key) {
    ObjectNode message = messages.putObject(name).put("name", name).put("summary", summary);
    message.set("payload", reference("schemas", name));
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka.putObject("key").put("type", "string").put("description", key);
    kafka.put("bindingVersion", BINDING_VERSION);
    return message;
  }

  private ObjectNode tombstone(String name, String summary) {
    ObjectNode message = messages.putObject(name).put("name", name).put("summary", summary);
    message.putObject("payload").put("type", "null");
    return message;
  }

  private void channel(Topic topic, String... carried) {
    ObjectNode channel = channels.putObject(topic.name()).put("address", topic.name());
    ObjectNode references = channel.putObject("messages");
    for (String message : carried) {
      references.set(message, reference("components/messages", message));
    }
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("partitions", topic.partitions());
    kafka.set("topicConfiguration", configuration(topic));
    kafka.put("bindingVersion", BINDING_VERSION);
    operations
        .putObject("send-" + carried[0])
        .put("action", "send")
        .put("summary", "Written by " + topic.writer() + ".")
        .set("channel", reference("channels", topic.name()));
  }

  /** The settings that the bindings have a word for; the catalogue has the others. */
  private static ObjectNode configuration(Topic topic) {
    ObjectNode configuration = JSON.objectNode();
    configuration.putArray("cleanup.policy").add(topic.settings().get("cleanup.policy"));
    for (String setting :
        new String[] {"retention.ms", "delete.retention.ms", "max.message.bytes"}) {
      String value = topic.settings().get(setting);
      if (value != null) {
        configuration.put(setting, Long.parseLong(value));
      }
    }
    return configuration;
  }

  private static ObjectNode embedded(ObjectNode schema) {
    return schema.deepCopy().without(List.of("$schema", "$id"));
  }

  private static ObjectNode reference(String where, String name) {
    String place = where.equals("schemas") ? "components/schemas" : where;
    return JSON.objectNode().put("$ref", "#/" + place + "/" + name);
  }
}
