package io.revento.connect.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path root;

  @Test
  void belongs_to_one_run_at_a_time() throws Exception {
    try (DataFolder first = DataFolder.take(root)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> DataFolder.take(root))
          .withMessageContaining("Another run uses the data");
      assertThat(first.logs()).startsWithRaw(root);
    }
    DataFolder.take(root).close();
  }

  @Test
  void wiping_deletes_all_but_the_folder() throws Exception {
    try (DataFolder data = DataFolder.take(root)) {
      data.writeSecret("client-secret", "s");
      Files.createDirectories(data.kafka().resolve("log"));
      data.wipe();
      assertThat(data.kafka()).doesNotExist();
      assertThat(data.secret("client-secret")).doesNotExist();
      assertThat(root).exists();
    }
  }

  @Test
  void secrets_are_for_their_owner_only() throws Exception {
    try (DataFolder data = DataFolder.take(root)) {
      data.writeSecret("client-secret", "old");
      Path file = data.writeSecret("client-secret", "new");
      assertThat(file).hasContent("new");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }
}
