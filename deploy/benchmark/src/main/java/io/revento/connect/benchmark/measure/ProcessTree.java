package io.revento.connect.benchmark.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process and its children have used until now, those that have ended included. */
public final class ProcessTree {

  private static final double TICKS_PER_SECOND = 100;

  /** Places of utime, stime, cutime and cstime, counted from the one after the command's name. */
  private static final int UTIME = 11;

  private static final int STIME = 12;
  private static final int CSTIME = 14;

  private final ProcessHandle root;

  public ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  /** Seconds of processor time, the user's and the system's. */
  public double cpuSeconds() throws IOException {
    double seconds = seconds(root, CSTIME);
    for (ProcessHandle child : root.children().toList()) {
      try {
        seconds += seconds(child, STIME);
      } catch (IOException ended) {
        // The next look finds it among those that have ended.
      }
    }
    return seconds;
  }

  private static double seconds(ProcessHandle process, int last) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    // The name stands in parentheses and may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int field = UTIME; field <= last; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks / TICKS_PER_SECOND;
  }
}
