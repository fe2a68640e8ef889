package io.revento.connect.ingress.fuzz;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Locale;

/** Bytes to a server and the status of what it answers, without a client that would mend them. */
final class RawConnection implements Closeable {

  /** Of a connection that was closed without an answer. */
  static final int NO_ANSWER = 0;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Socket socket;
  private final InputStream in;
  private boolean open = true;

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    socket.setTcpNoDelay(true);
    // No TIME_WAIT: there are more requests than ports.
    socket.setSoLinger(true, 0);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Whether another request may follow. */
  boolean open() {
    return open;
  }

  /** Sends all of it and reads the answer; fails when none comes in time. */
  int exchange(byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
      return answer();
    } catch (EOFException | SocketException closed) {
      open = false;
      return NO_ANSWER;
    }
  }

  /** As {@link #exchange}, and lets the server see that nothing follows. */
  int exchangeLastly(byte[] request) throws IOException {
    open = false;
    try {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return answer();
    } catch (EOFException | SocketException closed) {
      return NO_ANSWER;
    }
  }

  private int answer() throws IOException {
    String status = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      } else if (lower.equals("connection: close")) {
        open = false;
      }
    }
    in.skipNBytes(length);
    return Integer.parseInt(status.split(" ")[1]);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
