package io.revento.connect.sync.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  /** Databases out there hold fingerprints: another form of them would publish everything anew. */
  @Test
  void a_fingerprint_that_was_kept_by_an_earlier_version_still_matches() {
    Content content =
        Content.of(
            json(
                """
                {"updated_at":"2026-01-01T00:00:00Z","id":"app_1","status":"approved",
                 "answers":{"note":"a \\"b\\" \\\\ / \\u0001 é ☕","updated_at":"x"},
                 "n":[1,-2.50,1e5,12345678901234567890,true,null,[],{}]}
                """),
            Set.of());
    assertThat(content.fingerprint()).isEqualTo("hwBhDYLQitKObsTKZXxU84dKAsxZ3Bq/TSPHjtgSjfs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"b\":1,\"a\":{\"d\":null,\"c\":[true,false,[]]}}",
        "{\"text\":\"\\\"quoted\\\" \\\\ / \\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\"}",
        "{\"text\":\"é ☕ \\ud83d\\ude00 \\u2028 <>&'\"}",
        "{\"name \\\"x\\\"\":0,\"ü\":-0.0,\"e\":1.50,\"f\":1e5,\"g\":12345678901234567890}",
        "{\"deep\":{\"updated_at\":\"counts\"},\"updated_at\":\"does not\"}"
      })
  void scalars_are_written_as_jackson_writes_them(String text) {
    assertThat(Content.of(json(text), Set.of()).fingerprint()).isEqualTo(digest(json(text)));
  }

  @Test
  void what_is_left_out_is_left_out_of_a_copy() {
    ObjectNode shown =
        json("{\"email\":\"a@b\",\"answers\":{\"diet\":\"nuts\",\"track\":\"Web\"}}");
    Content content = Content.of(shown, Set.of("email", "answers.diet", "name.first"));
    assertThat(content.resource()).hasToString("{\"answers\":{\"track\":\"Web\"}}");
    assertThat(shown)
        .hasToString("{\"email\":\"a@b\",\"answers\":{\"diet\":\"nuts\",\"track\":\"Web\"}}");
  }

  private static String digest(ObjectNode resource) {
    StringBuilder canonical = new StringBuilder();
    resource.remove("updated_at");
    slowly(resource, canonical);
    try {
      return Base64.getEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static void slowly(JsonNode node, StringBuilder out) {
    if (node instanceof ObjectNode object) {
      out.append('{');
      Set<String> names = new TreeSet<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        out.append(object.textNode(name)).append(':');
        slowly(object.get(name), out);
        out.append(',');
      }
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      for (JsonNode element : node) {
        slowly(element, out);
        out.append(',');
      }
      out.append(']');
    } else {
      out.append(node);
    }
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
