package io.revento.connect.contract.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The files of {@code contract/} that are made from the catalogue. */
final class Published {

  /** Where the module is: the working folder of its tests. */
  static final Path HOME = Path.of("").toAbsolutePath();

  static final ObjectMapper JSON = new ObjectMapper();

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .build());

  private Published() {}

  /** Content by path. */
  static Map<Path, String> files() {
    Map<Path, String> files = new TreeMap<>(schemas(HOME));
    files.put(HOME.resolve("asyncapi.yaml"), yaml(AsyncApi.document()));
    files.put(HOME.resolve("REFERENCE.md"), ReferencePage.text());
    return files;
  }

  /** The schemas as they are to be in that folder. */
  static Map<Path, String> schemas(Path folder) {
    Map<Path, String> files = new TreeMap<>();
    JsonSchemas.all()
        .forEach(
            (name, schema) ->
                files.put(folder.resolve("schemas").resolve(name + ".schema.json"), json(schema)));
    return files;
  }

  private static String json(JsonNode node) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    try {
      return JSON.writer(printer).writeValueAsString(node) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String yaml(JsonNode node) {
    try {
      return YAML.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
