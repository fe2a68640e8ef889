package io.revento.connect.projection.fold;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a resource in a record's value, and the resource's own text: it passes through, so
 * that no tree is made of it. A field that is missing, or of another kind, is null.
 *
 * @param revision null also where no long holds it
 * @param resource the text of a JSON object
 */
record Envelope(
    @Nullable String type,
    @Nullable String eventId,
    @Nullable String id,
    @Nullable Long revision,
    @Nullable String observedAt,
    @Nullable String resource) {

  /**
   * Reads a value; one that is no object has no fields.
   *
   * @throws IOException when it is no JSON
   */
  static Envelope read(ObjectReader json, byte[] value) throws IOException {
    String type = null;
    String eventId = null;
    String id = null;
    Long revision = null;
    String observedAt = null;
    String resource = null;
    try (JsonParser parser = json.createParser(value)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new IOException("there is nothing");
      }
      if (first != JsonToken.START_OBJECT) {
        parser.skipChildren();
      } else {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String field = parser.currentName();
          parser.nextToken();
          switch (field) {
            case "type" -> type = text(parser);
            case "event_id" -> eventId = text(parser);
            case "id" -> id = text(parser);
            case "revision" -> revision = number(parser);
            case "observed_at" -> observedAt = text(parser);
            case "resource" -> resource = object(parser, json, value);
            default -> parser.skipChildren();
          }
        }
      }
    }
    return new Envelope(type, eventId, id, revision, observedAt, resource);
  }

  private static @Nullable String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  private static @Nullable Long number(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    parser.skipChildren();
    return null;
  }

  private static @Nullable String object(JsonParser parser, ObjectReader json, byte[] value)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return null;
    }
    long start = parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    long end = parser.currentLocation().getByteOffset();
    if (start < 0 || value[(int) start] != '{' || value[(int) end - 1] != '}') {
      // Not in UTF-8, or with a mark before it.
      return json.readTree(value).path("resource").toString();
    }
    String text = new String(value, (int) start, (int) (end - start), StandardCharsets.UTF_8);
    // Half a character is none to PostgreSQL; written anew, it has become a question mark.
    return text.contains("\\ud") || text.contains("\\uD")
        ? json.readTree(value).path("resource").toString()
        : text;
  }
}
