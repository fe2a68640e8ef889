package io.revento.connect.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * TCP ports that nothing listens on, on any address of this machine. None of them is of those that
 * the kernel hands out (Linux: 32768 to 60999), which may become a connection's before they are
 * bound; and in one JVM none comes twice before all have come.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;

  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePort() {}

  /** Finds one; fails when all are taken. */
  public static int find() throws IOException {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (BindException taken) {
        continue;
      }
    }
    throw new IOException("no free port from " + FIRST + " to " + (FIRST + COUNT - 1));
  }
}
