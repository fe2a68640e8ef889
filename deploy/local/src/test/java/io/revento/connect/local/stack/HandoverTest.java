package io.revento.connect.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.local.process.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverTest {

  private static final JavaProgram SYNC =
      new JavaProgram("sync", 1, List.of(), Map.of("B", "it's $HOME", "A", "1"));

  @TempDir Path folder;

  @Test
  void a_shell_reads_every_value_as_it_is() throws Exception {
    String script = Handover.script(SYNC.environment()) + "printf %s \"$A $B\"";
    Process shell = new ProcessBuilder("sh", "-c", script).start();
    assertThat(shell.getInputStream().readAllBytes()).asString().isEqualTo("1 it's $HOME");
  }

  @Test
  void only_its_owner_reads_the_file_and_the_next_run_withdraws_it() throws Exception {
    try (DataFolder data = DataFolder.take(folder)) {
      new Handover(data).write(SYNC);
      Path file = folder.resolve("secrets/sync.env");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      new Handover(data).withdraw(SYNC);
      assertThat(file).doesNotExist();
    }
  }
}
