package io.revento.connect.contract.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was released is relied upon; it stays in {@code released/N} as it was. */
class ReleasedTest {

  private static final Path RELEASED = Published.HOME.resolve("released");

  @Test
  void nothing_that_consumers_of_a_released_schema_rely_on_has_changed() throws IOException {
    List<String> breaks = new ArrayList<>();
    for (Path file : schemas()) {
      String name = file.getFileName().toString().replace(".schema.json", "");
      JsonNode now = Map.<String, JsonNode>copyOf(JsonSchemas.all()).get(name);
      if (now == null) {
        breaks.add(name + " is published no longer. Consumers read it: keep its topic and fields.");
      } else {
        breaks.addAll(
            Compatibility.breaks(name, Published.JSON.readTree(Files.readString(file)), now));
      }
    }
    assertThat(breaks).as("What would break for consumers of contract/released").isEmpty();
  }

  private static List<Path> schemas() throws IOException {
    try (Stream<Path> files = Files.walk(RELEASED)) {
      List<Path> schemas =
          files.filter(file -> file.toString().endsWith(".schema.json")).sorted().toList();
      assertThat(schemas).as("released schemas").isNotEmpty();
      return schemas;
    }
  }
}
