package io.revento.sandbox.control.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.revento.sandbox.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object that came with a request, read so that each fault says what to send. */
public final class Body {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Map<String, @Nullable Object> fields;

  private Body(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  /**
   * Reads a body; none at all counts as an empty object.
   *
   * @param known the fields that may stand in it
   */
  public static Body of(@Nullable String text, String... known) {
    Body body = of(text);
    for (String name : body.fields.keySet()) {
      if (!List.of(known).contains(name)) {
        throw fault("`" + name + "` is not known here. Known are: " + String.join(", ", known));
      }
    }
    return body;
  }

  /** Makes sure that nothing was sent, or an empty object. */
  public static void none(@Nullable String text) {
    if (!of(text).fields.isEmpty()) {
      throw fault("Nothing can be chosen here: send no body, or {}.");
    }
  }

  /** Reads a body with any fields. */
  public static Body of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return new Body(Map.of());
    }
    Object parsed = parsed(text);
    if (!(parsed instanceof Map<?, ?> map)) {
      throw fault("The body must be a JSON object.");
    }
    return new Body(texted(map));
  }

  public Map<String, @Nullable Object> fields() {
    return fields;
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  public String text(String name) {
    return optionalText(name).orElseThrow(() -> fault("`" + name + "` is missing: send a text."));
  }

  public Optional<String> optionalText(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (isText(value)) {
      return Optional.of(value.toString());
    }
    throw fault("`" + name + "` must be a text that is not empty, without NUL.");
  }

  public List<String> texts(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list && list.stream().allMatch(Body::isText)) {
      return list.stream().map(String::valueOf).toList();
    }
    throw fault("`" + name + "` must be a list of texts that are not empty, without NUL.");
  }

  public int count(String name, int most) {
    Object value = fields.get(name);
    if (value == null) {
      return 0;
    }
    if (value instanceof Integer number && number >= 0 && number <= most) {
      return number;
    }
    throw fault("`" + name + "` must be a whole number from 0 to " + most + ".");
  }

  public Map<String, @Nullable Object> object(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return texted(map);
    }
    throw fault("`" + name + "` must be an object.");
  }

  public static ProblemException fault(String detail) {
    return ProblemException.badRequest("invalid_body", detail);
  }

  private static boolean isText(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() && text.indexOf('\0') < 0;
  }

  private static Object parsed(String text) {
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException notJson) {
      throw ProblemException.badRequest(
          "malformed_json", "The body is not JSON: send a JSON object.");
    }
  }

  /** Keys of a parsed JSON object are texts. */
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> texted(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
