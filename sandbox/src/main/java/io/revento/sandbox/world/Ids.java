package io.revento.sandbox.world;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids of what is made while the sandbox runs. Those of the seed are readable instead. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 10;

  private Ids() {}

  /** {@code prefix_} and 20 hexadecimal digits. */
  public static String next(String prefix) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return prefix + "_" + HexFormat.of().formatHex(bytes);
  }
}
