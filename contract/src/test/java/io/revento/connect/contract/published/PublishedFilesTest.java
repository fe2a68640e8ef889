package io.revento.connect.contract.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.fields.Field;
import io.revento.connect.contract.fields.RecordFields;
import io.revento.connect.contract.record.NormalizedRecord;
import io.revento.connect.contract.topics.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the published files to the catalogue. To write them anew: {@code mvn -pl contract -am test
 * -Dtest=PublishedFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dcontract.write}; to freeze
 * them as a release: {@code -Dcontract.release=N}.
 */
class PublishedFilesTest {

  @BeforeAll
  static void write() throws IOException {
    if (System.getProperty("contract.write") != null) {
      write(Published.files());
    }
    String release = System.getProperty("contract.release");
    if (release != null) {
      write(Published.schemas(Published.HOME.resolve("released").resolve(release)));
    }
  }

  private static void write(Map<Path, String> files) throws IOException {
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue());
    }
  }

  @Test
  void what_is_published_is_what_the_catalogue_says() throws IOException {
    List<Path> stale = new ArrayList<>();
    for (Map.Entry<Path, String> file : Published.files().entrySet()) {
      if (!Files.exists(file.getKey())
          || !Files.readString(file.getKey()).equals(file.getValue())) {
        stale.add(Published.HOME.relativize(file.getKey()));
      }
    }
    assertThat(stale)
        .as(
            "These are not what the catalogue says. Write them anew: mvn -pl contract -am test"
                + " -Dtest=PublishedFilesTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dcontract.write")
        .isEmpty();
  }

  @Test
  void the_catalogue_says_what_the_records_hold() {
    assertThat(names(RecordFields.connection())).isEqualTo(inOrder(Connection.class));
    assertThat(names(RecordFields.normalized(ResourceType.EVENT)))
        .isEqualTo(inOrder(NormalizedRecord.class));
  }

  private static List<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).toList();
  }

  private static List<String> inOrder(Class<?> type) {
    return List.of(type.getAnnotation(JsonPropertyOrder.class).value());
  }
}
