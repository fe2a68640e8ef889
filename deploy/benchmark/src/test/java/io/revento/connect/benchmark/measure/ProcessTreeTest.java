package io.revento.connect.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessTreeTest {

  private final ProcessTree tree = new ProcessTree(ProcessHandle.current());
  private final ProcessUse own = new ProcessUse(ProcessHandle.current());

  @Test
  void what_a_child_has_used_still_counts_when_it_has_ended() throws Exception {
    double before = tree.cpuSeconds() - own.cpuSeconds();
    Process child =
        new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done").start();
    assertThat(child.waitFor()).isZero();
    assertThat(tree.cpuSeconds() - own.cpuSeconds()).isGreaterThan(before + 0.05);
  }
}
