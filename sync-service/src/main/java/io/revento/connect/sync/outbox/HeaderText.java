package io.revento.connect.sync.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Headers as one column: a JSON object of strings. */
public final class HeaderText {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  private HeaderText() {}

  public static String write(Map<String, String> headers) {
    try {
      return JSON.writeValueAsString(headers);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a map of strings can be written", impossible);
    }
  }

  public static Map<String, String> read(String text) {
    try {
      return JSON.readValue(text, STRINGS);
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException("headers were not written by this class", foreign);
    }
  }
}
