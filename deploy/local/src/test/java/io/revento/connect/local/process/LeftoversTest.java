package io.revento.connect.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void what_a_killed_run_left_behind_is_ended() throws Exception {
    Process orphan = new ProcessBuilder("sleep", "600").start();
    Leftovers leftovers = new Leftovers(folder.resolve("processes"));
    leftovers.remember(List.of(orphan.toHandle()));

    assertThat(leftovers.end(PATIENCE)).isEqualTo(1);
    assertThat(orphan.waitFor()).isNotZero();
    assertThat(leftovers.end(PATIENCE)).isZero();
  }

  @Test
  void a_later_process_with_the_same_id_is_left_alone() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "600").start();
    Path file = folder.resolve("processes");
    Files.writeString(file, stranger.pid() + " 12345\n");

    assertThat(new Leftovers(file).end(PATIENCE)).isZero();
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly().waitFor();
  }
}
