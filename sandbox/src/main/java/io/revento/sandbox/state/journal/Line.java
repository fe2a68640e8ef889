package io.revento.sandbox.state.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal.
 *
 * @param value null says that the key went
 */
public record Line(String part, String key, @Nullable JsonNode value) {

  /** As it is written. */
  private record Written(String part, String key, @Nullable Object value) {}

  /** Without annotations: those say what the API shows, and here everything counts. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(new JavaTimeModule(), new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(MapperFeature.USE_ANNOTATIONS)
          .build();

  /** JSON in UTF-8, a line feed at its end and none in it. */
  public static byte[] written(String part, String key, @Nullable Object value) {
    try {
      String text = JSON.writeValueAsString(new Written(part, key, value));
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException notKeepable) {
      throw new IllegalStateException("cannot be kept: a value of " + part, notKeepable);
    }
  }

  static Line read(String text) throws JsonProcessingException {
    JsonNode line = JSON.readTree(text);
    if (!line.path("part").isTextual() || !line.path("key").isTextual()) {
      throw new IllegalArgumentException("neither part nor key");
    }
    JsonNode value = line.path("value");
    return new Line(
        line.get("part").asText(),
        line.get("key").asText(),
        value.isNull() || value.isMissingNode() ? null : value);
  }

  static <T> T value(JsonNode value, Class<T> type) {
    try {
      return JSON.treeToValue(value, type);
    } catch (JsonProcessingException ofAnotherShape) {
      throw new IllegalArgumentException("not a " + type.getSimpleName(), ofAnotherShape);
    }
  }
}
