package io.revento.connect.contract.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.revento.connect.contract.fields.Field;
import io.revento.connect.contract.fields.RecordFields;
import io.revento.connect.contract.fields.ResourceFields;
import io.revento.connect.contract.topics.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type's golden sample, judged by a validator that is not ours. */
class SamplesTest {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static Stream<String> names() {
    return JsonSchemas.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_sample_keeps_to_its_schema(String name) throws IOException {
    assertThat(faults(name, sample(name))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_sample_shows_every_field(ResourceType type) throws IOException {
    JsonNode sample = sample(type.wireName());
    assertThat(sample.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(names(RecordFields.normalized(type)));
    assertThat(sample.path("resource").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(names(ResourceFields.of(type)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void fields_and_texts_that_come_later_keep_to_it_too(String name) throws IOException {
    ObjectNode sample = sample(name);
    sample.put("added", "later");
    for (JsonNode object : List.of(sample, sample.path("resource"))) {
      for (String open : List.of("status", "state", "grant", "kind")) {
        if (object.has(open)) {
          ((ObjectNode) object).put(open, "never heard of");
        }
      }
      if (object.isObject()) {
        ((ObjectNode) object).putObject("x_new").put("deep", 1);
      }
    }
    assertThat(faults(name, sample)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_field_of_another_kind_and_a_missing_one_do_not(String name) throws IOException {
    ObjectNode sample = sample(name);
    String first = sample.fieldNames().next();
    sample.put(first, 7);
    assertThat(faults(name, sample)).hasSize(1);
    sample.remove(first);
    assertThat(faults(name, sample)).hasSize(1);
  }

  private static List<String> faults(String name, JsonNode value) {
    Schema schema = SCHEMAS.getSchema(JsonSchemas.all().get(name));
    return schema
        .validate(
            value, context -> context.executionConfig(how -> how.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static ObjectNode sample(String name) throws IOException {
    return (ObjectNode)
        Published.JSON.readTree(
            Files.readString(Published.HOME.resolve("samples").resolve(name + ".json")));
  }

  private static List<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).toList();
  }
}
