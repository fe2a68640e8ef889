package io.revento.connect.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessUseTest {

  private final ProcessUse own = new ProcessUse(ProcessHandle.current());

  @Test
  void cpu_time_is_what_the_jvm_knows_of_itself() throws IOException {
    var jvm =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double before = jvm.getProcessCpuTime() / (double) TimeUnit.SECONDS.toNanos(1);
    double used = own.cpuSeconds();
    double after = jvm.getProcessCpuTime() / (double) TimeUnit.SECONDS.toNanos(1);
    // In ticks of 10 ms, the user's and the system's rounded down each.
    assertThat(used).isBetween(before - 0.03, after + 0.01);
  }

  @Test
  void memory_is_at_least_the_heap_in_use() throws IOException {
    long heapMib = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    assertThat(own.residentMib()).isGreaterThanOrEqualTo(heapMib).isLessThan(10_000);
  }
}
