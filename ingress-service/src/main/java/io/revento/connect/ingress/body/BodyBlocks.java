package io.revento.connect.ingress.body;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a body as it comes, in blocks that are copied once: into the whole. A buffer that
 * grows is copied at each growth, and of a large one two large copies stay for the collector. The
 * blocks double up to {@value #LARGEST} bytes, so that pieces of a byte each cost no object each.
 */
final class BodyBlocks {

  private static final int SMALLEST = 1024;
  private static final int LARGEST = 64 * 1024;

  private final List<byte[]> full = new ArrayList<>();
  private byte[] current = {};
  private int used;
  private int length;

  /** Bytes that have come. */
  int length() {
    return length;
  }

  void append(Buffer piece) {
    int read = 0;
    while (read < piece.length()) {
      if (used == current.length) {
        addBlock();
      }
      int fitting = Math.min(piece.length() - read, current.length - used);
      piece.getBytes(read, read + fitting, current, used);
      used += fitting;
      read += fitting;
    }
    length += read;
  }

  /** All that has come. */
  byte[] whole() {
    byte[] whole = new byte[length];
    int written = 0;
    for (byte[] block : full) {
      System.arraycopy(block, 0, whole, written, block.length);
      written += block.length;
    }
    System.arraycopy(current, 0, whole, written, used);
    return whole;
  }

  private void addBlock() {
    if (current.length > 0) {
      full.add(current);
    }
    current = new byte[Math.min(LARGEST, Math.max(SMALLEST, 2 * current.length))];
    used = 0;
  }
}
