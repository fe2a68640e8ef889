package io.revento.connect.ingress.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quarkus.runtime.StartupEvent;
import io.revento.connect.contract.webhook.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads as much of a body as is needed for its key, and holds no more of it: a tree of 1 MiB of
 * brackets takes 20 MiB of heap. What cannot be read is kept all the same.
 */
@ApplicationScoped
class NoticeReader {

  private static final String DATA = "data";

  /** What {@link Notice} reads, of the body and of its {@code data}. */
  private static final Set<String> READ =
      Set.of(
          "id",
          "type",
          "timestamp",
          "integration_id",
          "organization_id",
          "event_id",
          "resource",
          "user_id",
          DATA);

  /** Interned names would outlive the bodies that they come from. */
  private final JsonFactory json =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /**
   * Loads the parser before the first delivery, which would wait for that longer than for all else
   * together (seconds, on a busy machine that has just started).
   */
  void load(@Observes StartupEvent start) {
    var unused = read("{\"data\":{}}".getBytes(StandardCharsets.UTF_8));
  }

  Notice read(byte[] body) {
    try (JsonParser parser = json.createParser(body)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? Notice.of(fields(parser, true))
          : Notice.UNREADABLE;
    } catch (IOException unreadable) {
      return Notice.UNREADABLE;
    }
  }

  /** Of fields with the same name the last one counts, as in a map. */
  private static Map<String, Object> fields(JsonParser parser, boolean outermost)
      throws IOException {
    Map<String, Object> fields = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!READ.contains(name)) {
        parser.skipChildren();
      } else if (value == JsonToken.VALUE_STRING) {
        fields.put(name, parser.getText());
      } else if (outermost && value == JsonToken.START_OBJECT && name.equals(DATA)) {
        fields.put(name, fields(parser, false));
      } else {
        fields.remove(name);
        parser.skipChildren();
      }
    }
    return fields;
  }
}
