package io.revento.connect.benchmark.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** The machine that all processes share, by {@code proc(5)}. */
public final class Machine {

  /** How long {@link #busy} looks. */
  public static final Duration GLANCE = Duration.ofSeconds(3);

  private static final double TICKS_PER_SECOND = 100;
  private static final int USER = 1;
  private static final int SYSTEM = 3;

  private Machine() {}

  /** Seconds of processor time that all processes used until now: user, nice and system. */
  public static double cpuSeconds() throws IOException {
    String[] all = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
    return Arrays.stream(all, USER, SYSTEM + 1).mapToLong(Long::parseLong).sum() / TICKS_PER_SECOND;
  }

  /** How many processors are busy now, on the average of a glance. */
  public static double busy() throws IOException {
    double before = cpuSeconds();
    Moment.await(System.nanoTime() + GLANCE.toNanos());
    return (cpuSeconds() - before) / GLANCE.toSeconds();
  }

  /** What kind of processor it is, in its maker's words. */
  public static String processor() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 2))
        .findFirst()
        .orElse("unknown");
  }
}
