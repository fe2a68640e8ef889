package io.revento.connect.contract.published;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revento.connect.contract.fields.Field;
import io.revento.connect.contract.fields.RecordFields;
import io.revento.connect.contract.topics.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON Schemas (2020-12) of the values of records. They are open: other fields, and other texts
 * than the known ones, are valid.
 */
final class JsonSchemas {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonSchemas() {}

  /** By name: a resource's type, or {@code connection}. */
  static Map<String, ObjectNode> all() {
    Map<String, ObjectNode> all = new LinkedHashMap<>();
    for (ResourceType type : ResourceType.values()) {
      all.put(
          type.wireName(),
          document(
              type.wireName(),
              "The value of a record in " + type.topicName() + "; a tombstone has none.",
              RecordFields.normalized(type)));
    }
    all.put(
        "connection",
        document(
            "connection",
            "The value of a record in revento.connections; a tombstone has none.",
            RecordFields.connection()));
    return all;
  }

  private static ObjectNode document(String name, String description, List<Field> fields) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:revento-connect:schema:" + name);
    schema.put("title", name);
    schema.put("description", description);
    return schema.setAll(object(fields));
  }

  /** Of an object with those fields. */
  static ObjectNode object(List<Field> fields) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ArrayNode required = JSON.arrayNode();
    fields.stream().filter(Field::required).forEach(field -> required.add(field.name()));
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    if (!fields.isEmpty()) {
      ObjectNode properties = schema.putObject("properties");
      fields.forEach(field -> properties.set(field.name(), schema(field)));
    }
    return schema;
  }

  private static ObjectNode schema(Field field) {
    ObjectNode schema = JSON.objectNode().put("description", field.meaning());
    ObjectNode form = form(field);
    if (field.nullable()) {
      form.set("type", JSON.arrayNode().add(form.get("type")).add("null"));
    }
    if (field.values().isEmpty()) {
      return schema.setAll(form);
    }
    ArrayNode known = JSON.arrayNode();
    field.values().forEach(known::add);
    schema.set("anyOf", JSON.arrayNode().add(JSON.objectNode().set("enum", known)).add(form));
    return schema;
  }

  private static ObjectNode form(Field field) {
    return switch (field.type()) {
      case TEXT -> typed("string");
      case INTEGER -> typed("integer");
      case FLAG -> typed("boolean");
      case TIME -> typed("string").put("format", "date-time");
      case DAY -> day();
      case TEXTS -> listOf(typed("string"));
      case DAYS -> listOf(day());
      case OBJECT -> object(field.parts());
      case OBJECTS -> listOf(object(field.parts()));
    };
  }

  private static ObjectNode day() {
    return typed("string").put("format", "date");
  }

  private static ObjectNode listOf(ObjectNode items) {
    return typed("array").set("items", items);
  }

  private static ObjectNode typed(String type) {
    return JSON.objectNode().put("type", type);
  }
}
