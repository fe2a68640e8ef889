package io.revento.connect.contract.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What a change of a schema would break. Consumers of the released one must read what is written
 * now, and those of today what was written then: compacted topics keep it. So fields may be added
 * as long as they are optional, and texts may be added to the known ones; nothing else changes.
 */
final class Compatibility {

  /** For people only, or looked into by itself. */
  private static final Set<String> FREE =
      Set.of("$schema", "$id", "title", "description", "required", "properties", "items", "anyOf");

  private final List<String> breaks = new ArrayList<>();

  private Compatibility() {}

  /** A sentence for each break, saying what to do; none if there is none. */
  static List<String> breaks(String name, JsonNode released, JsonNode now) {
    Compatibility compatibility = new Compatibility();
    compatibility.compare(name, released, now);
    return compatibility.breaks;
  }

  private void compare(String at, JsonNode released, JsonNode now) {
    form(at, form(released), form(now));
    known(at, released, now);
    required(at, texts(released.path("required")), texts(now.path("required")));
    released
        .path("properties")
        .fields()
        .forEachRemaining(
            field -> property(at + "." + field.getKey(), field, now.path("properties")));
    if (released.has("items")) {
      compare(at + "[]", released.path("items"), now.path("items"));
    }
  }

  private void property(String at, Map.Entry<String, JsonNode> field, JsonNode properties) {
    if (properties.has(field.getKey())) {
      compare(at, field.getValue(), properties.path(field.getKey()));
    } else {
      breaks.add(at + " was removed. Consumers read it: keep it, and add another field beside it.");
    }
  }

  private void form(String at, JsonNode released, JsonNode now) {
    Set<String> keywords = new TreeSet<>();
    released.fieldNames().forEachRemaining(keywords::add);
    now.fieldNames().forEachRemaining(keywords::add);
    keywords.removeAll(FREE);
    for (String keyword : keywords) {
      if (!released.path(keyword).equals(now.path(keyword))) {
        breaks.add(
            "%s had %s and has %s. Consumers rely on what it was: add another field instead."
                .formatted(at, said(keyword, released), said(keyword, now)));
      }
    }
  }

  private void known(String at, JsonNode released, JsonNode now) {
    Set<String> missing = texts(released.path("anyOf").path(0).path("enum"));
    missing.removeAll(texts(now.path("anyOf").path(0).path("enum")));
    if (!missing.isEmpty()) {
      breaks.add(at + " no longer knows " + missing + ". Records hold it: keep it in the list.");
    }
  }

  private void required(String at, Set<String> released, Set<String> now) {
    for (String field : now) {
      if (!released.contains(field)) {
        breaks.add(
            "%s.%s is required now. Records that were written before may lack it: let it be optional."
                .formatted(at, field));
      }
    }
    for (String field : released) {
      if (!now.contains(field)) {
        breaks.add(
            "%s.%s need not be there any more. Consumers were promised it: keep it required."
                .formatted(at, field));
      }
    }
  }

  /** Type, format and the like, which stand beside the known texts where there are some. */
  private static JsonNode form(JsonNode schema) {
    return schema.has("anyOf")
        ? ((ObjectNode) schema.deepCopy()).setAll((ObjectNode) schema.path("anyOf").path(1))
        : schema;
  }

  private static String said(String keyword, JsonNode schema) {
    return schema.has(keyword) ? keyword + " " + schema.path(keyword) : "no " + keyword;
  }

  private static Set<String> texts(JsonNode list) {
    return new TreeSet<>(
        StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList());
  }
}
