package io.revento.connect.benchmark.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/**
 * One request after the other on one connection. It reads of an answer the status and where it
 * ends, for a whole HTTP client would take more of the machine than the servers that are measured.
 */
final class HttpConnection {

  private static final String CONTENT_LENGTH = "content-length:";
  private static final int STATUS_FROM = 9;
  private static final int STATUS_TO = 12;

  private final NetSocket socket;
  private final IntConsumer whenAnswered;
  private Buffer received = Buffer.buffer();

  /** When the request was due, of {@link System#nanoTime()}. */
  private long due;

  HttpConnection(NetSocket socket, BiConsumer<HttpConnection, Integer> answered) {
    this.socket = socket;
    this.whenAnswered = status -> answered.accept(this, status);
    socket.handler(this::take);
  }

  void send(Buffer request, long dueAt) {
    due = dueAt;
    socket.write(request);
  }

  long due() {
    return due;
  }

  private void take(Buffer chunk) {
    received = received.length() == 0 ? chunk : received.appendBuffer(chunk);
    String text = received.toString(StandardCharsets.ISO_8859_1);
    int headEnd = text.indexOf("\r\n\r\n");
    if (headEnd < 0 || received.length() < headEnd + 4 + bodyLength(text.substring(0, headEnd))) {
      return;
    }
    received = Buffer.buffer();
    whenAnswered.accept(Integer.parseInt(text.substring(STATUS_FROM, STATUS_TO)));
  }

  private static int bodyLength(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(CONTENT_LENGTH);
    if (at < 0) {
      return 0;
    }
    int end = lower.indexOf('\r', at);
    String length = lower.substring(at + CONTENT_LENGTH.length(), end < 0 ? lower.length() : end);
    return Integer.parseInt(length.strip());
  }
}
