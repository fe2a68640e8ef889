package io.revento.connect.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.webhook.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It finds what a whole tree of the body would show, which sync-service reads it as. */
class NoticeReaderTest {

  private static final long SEED = 20261123;
  private static final List<String> NAMES =
      List.of("id", "type", "event_id", "data", "resource", "user_id", "organization_id", "x");
  private static final List<String> LEAVES =
      List.of("\"a\"", "\"\"", "\" \"", "\"\\u00e9\\\"\"", "1", "-2.5e3", "true", "null");

  private final NoticeReader reader = new NoticeReader();
  private final ObjectMapper trees = new ObjectMapper();

  @Test
  void random_bodies_whole_and_broken() {
    Random random = new Random(SEED);
    int readable = 0;
    for (int n = 0; n < 20_000; n++) {
      String body = value(random, 0);
      if (random.nextInt(4) == 0) {
        body = body.substring(0, random.nextInt(body.length() + 1));
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      Notice expected = asTree(bytes);
      assertThat(reader.read(bytes)).as(body).isEqualTo(expected);
      readable += expected.equals(Notice.UNREADABLE) ? 0 : 1;
    }
    assertThat(readable).isGreaterThan(2_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"a\",\"type\":\"b\"}",
        "{\"type\":\"a\",\"type\":1}",
        "{\"data\":{\"id\":\"a\"},\"data\":{\"resource\":\"r\"}}",
        "{\"data\":{\"id\":\"a\",\"data\":{\"id\":\"b\"}},\"id\":\"c\"}",
        "{\"data\":\"text\",\"type\":\"a\"}",
        "{\"data\":[{\"id\":\"a\"}]}",
        "{\"type\":\"a\"} and more",
        "[{\"type\":\"a\"}]",
        "\"text\"",
        ""
      })
  void odd_bodies(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    assertThat(reader.read(bytes)).isEqualTo(asTree(bytes));
  }

  @Test
  void bytes_that_are_no_utf_8_are_unreadable() {
    byte[] bytes = "{\"x\":\"?\",\"type\":\"a\"}".getBytes(StandardCharsets.UTF_8);
    bytes[6] = (byte) 0xff;
    assertThat(asTree(bytes)).isEqualTo(Notice.UNREADABLE);
    assertThat(reader.read(bytes)).isEqualTo(Notice.UNREADABLE);
  }

  private Notice asTree(byte[] body) {
    try {
      return Notice.of(trees.readValue(body, Object.class));
    } catch (IOException unreadable) {
      return Notice.UNREADABLE;
    }
  }

  private static String value(Random random, int depth) {
    int kind = depth == 0 ? 9 : random.nextInt(depth < 4 ? 10 : 6);
    if (kind < 6) {
      return LEAVES.get(random.nextInt(LEAVES.size()));
    }
    StringBuilder text = new StringBuilder(kind < 8 ? "[" : "{");
    for (int n = random.nextInt(6); n > 0; n--) {
      if (kind >= 8) {
        text.append('"').append(NAMES.get(random.nextInt(NAMES.size()))).append("\" : ");
      }
      text.append(value(random, depth + 1)).append(n > 1 ? "," : "");
    }
    return text.append(kind < 8 ? "]" : "}").toString();
  }
}
