package io.revento.connect.contract.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompatibilityTest {

  private static final String RELEASED =
      """
      {"type": "object", "required": ["id"], "properties": {
        "id": {"type": "string"},
        "level": {"type": "integer"},
        "color": {"type": ["string", "null"]},
        "status": {"anyOf": [{"enum": ["open", "closed"]}, {"type": "string"}]},
        "days": {"type": "array", "items": {"type": "string", "format": "date"}},
        "organization": {"type": "object", "properties": {"name": {"type": "string"}}}}}
      """;

  @Test
  void nothing_changed_breaks_nothing() {
    assertThat(after("x", "x")).isEmpty();
  }

  @Test
  void an_optional_field_and_another_known_text_may_be_added() {
    assertThat(after("\"id\": {", "\"name\": {\"type\": \"string\"}, \"id\": {")).isEmpty();
    assertThat(after("\"closed\"]", "\"closed\", \"sold_out\"]")).isEmpty();
  }

  @Test
  void a_removed_field_breaks_wherever_it_was() {
    assertThat(after("\"level\": {\"type\": \"integer\"},", ""))
        .containsExactly(
            "thing.level was removed. Consumers read it: keep it, and add another field beside it.");
    assertThat(after("{\"name\": {\"type\": \"string\"}}", "{}"))
        .singleElement()
        .asString()
        .startsWith("thing.organization.name was removed.");
  }

  @Test
  void a_renamed_field_is_a_removed_one() {
    assertThat(after("\"level\"", "\"storey\"")).hasSize(1);
  }

  @Test
  void a_type_breaks_when_it_is_narrowed_widened_or_replaced() {
    assertThat(after("[\"string\", \"null\"]", "\"string\""))
        .containsExactly(
            "thing.color had type [\"string\",\"null\"] and has type \"string\". Consumers rely on"
                + " what it was: add another field instead.");
    assertThat(after("\"integer\"", "\"number\"")).hasSize(1);
    assertThat(after("\"integer\"", "[\"integer\", \"null\"]")).hasSize(1);
    assertThat(after("}, {\"type\": \"string\"}]}", "}, {\"type\": \"integer\"}]}")).hasSize(1);
  }

  @Test
  void a_format_breaks_when_it_is_added_or_changed() {
    assertThat(after("\"date\"", "\"date-time\"")).hasSize(1);
    assertThat(
            after(
                "\"id\": {\"type\": \"string\"",
                "\"id\": {\"type\": \"string\", \"format\": \"uri\""))
        .hasSize(1);
  }

  @Test
  void a_field_breaks_when_it_becomes_required_or_optional() {
    assertThat(after("[\"id\"]", "[\"id\", \"level\"]"))
        .containsExactly(
            "thing.level is required now. Records that were written before may lack it: let it be"
                + " optional.");
    assertThat(after("\"required\": [\"id\"],", "")).hasSize(1);
  }

  @Test
  void a_known_text_breaks_when_it_is_forgotten() {
    assertThat(after("\"open\", ", "")).hasSize(1);
  }

  @Test
  void a_schema_breaks_when_it_is_closed() {
    assertThat(
            after(
                "\"type\": \"object\", \"required\"",
                "\"additionalProperties\": false, \"type\": \"object\", \"required\""))
        .hasSize(1);
  }

  private static List<String> after(String what, String becomes) {
    try {
      return Compatibility.breaks(
          "thing",
          Published.JSON.readTree(RELEASED),
          Published.JSON.readTree(RELEASED.replace(what, becomes)));
    } catch (JsonProcessingException mistyped) {
      throw new IllegalArgumentException(mistyped);
    }
  }
}
