package io.revento.connect.benchmark.measure;

import java.util.concurrent.locks.LockSupport;

/** Moments of {@link System#nanoTime()}. */
public final class Moment {

  private Moment() {}

  /** Returns when it has come. */
  public static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
