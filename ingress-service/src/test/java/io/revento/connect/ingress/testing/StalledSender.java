package io.revento.connect.ingress.testing;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Announces a body, sends a part of it, and then nothing more. */
public final class StalledSender implements Closeable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Socket socket;

  /**
   * @param announced bytes
   * @param sent bytes
   */
  public StalledSender(int port, int announced, int sent) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    String head =
        "POST /webhooks/revento HTTP/1.1\r\nhost: localhost\r\ncontent-length: %d\r\n\r\n"
            .formatted(announced);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(new byte[sent]);
    socket.getOutputStream().flush();
  }

  /** Asks for something else on the same connection, as the last on it. */
  public void askLastly(String path) throws IOException {
    String head = "GET %s HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".formatted(path);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
  }

  /** What it is told until the other end closes; fails when that takes too long. */
  public String answerUntilClosed() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
