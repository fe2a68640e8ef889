package io.revento.connect.benchmark.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What one process has used until now, by {@code proc(5)}. */
public final class ProcessUse {

  /** {@code sysconf(_SC_CLK_TCK)}, the same on every Linux that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  /** Places of utime and stime, counted from the one after the command's name. */
  private static final int UTIME = 11;

  private static final int STIME = 12;
  private static final int KIB_PER_MIB = 1024;

  private final Path folder;

  public ProcessUse(ProcessHandle process) {
    this.folder = Path.of("/proc", Long.toString(process.pid()));
  }

  /** Seconds of processor time, the user's and the system's, of all its threads. */
  public double cpuSeconds() throws IOException {
    String stat = Files.readString(folder.resolve("stat"));
    // The name stands in parentheses and may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
  }

  /** Resident memory, MiB. */
  public long residentMib() throws IOException {
    return Files.readAllLines(folder.resolve("status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
        .findFirst()
        .orElseThrow(() -> new IOException("no VmRSS in " + folder));
  }
}
