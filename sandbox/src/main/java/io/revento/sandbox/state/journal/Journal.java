package io.revento.sandbox.state.journal;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notes what changed. A note is with the operating system when the call returns, so that killing
 * the sandbox loses none. Whoever notes has made the change before, and makes and notes the changes
 * of one key one after the other. Without a folder it forgets everything at once.
 */
@ApplicationScoped
public class Journal {

  /** Many notes are written in pieces of about this size, in bytes. */
  private static final int PIECE = 1 << 18;

  private @Nullable FileChannel file;
  private long written;
  private Runnable whenGrown = () -> {};
  private long grownAt = Long.MAX_VALUE;
  private Optional<Instant> before = Optional.empty();

  /** One that keeps nothing. */
  public static Journal none() {
    return new Journal();
  }

  /** That key has this value now, or is gone if null. */
  public void note(String part, String key, @Nullable Object value) {
    if (open()) {
      append(Line.written(part, key, value));
    }
  }

  /** As {@link #note}, for many at once. */
  public void noteAll(String part, Map<String, ?> values) {
    if (!open()) {
      return;
    }
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    values.forEach(
        (key, value) -> {
          piece.writeBytes(Line.written(part, key, value));
          if (piece.size() >= PIECE) {
            append(piece.toByteArray());
            piece.reset();
          }
        });
    append(piece.toByteArray());
  }

  /** What was noted, as it was. */
  public static <T> T value(JsonNode noted, Class<T> type) {
    return Line.value(noted, type);
  }

  /** When something was last noted before this start, in real time; empty at the first. */
  public synchronized Optional<Instant> lastNoted() {
    return before;
  }

  public synchronized void lastNoted(Instant time) {
    before = Optional.of(time);
  }

  /** Has that run once, when this many bytes were written. */
  public synchronized void whenGrown(long bytes, Runnable action) {
    grownAt = bytes;
    whenGrown = action;
  }

  /** Goes on in that file. */
  public synchronized void turnTo(FileChannel next) throws IOException {
    FileChannel last = file;
    file = next;
    written = 0;
    if (last != null) {
      last.close();
    }
  }

  public synchronized void close() throws IOException {
    if (file != null) {
      file.close();
    }
    file = null;
  }

  private synchronized boolean open() {
    return file != null;
  }

  private synchronized void append(byte[] bytes) {
    if (file == null) {
      return;
    }
    try {
      written += written(file, bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException("the state could not be written", failure);
    }
    if (written >= grownAt) {
      written = 0;
      whenGrown.run();
    }
  }

  public static int written(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    return bytes.length;
  }
}
