package io.revento.connect.embedded.servers;

import java.io.IOException;
import java.net.ServerSocket;

/** A port that nothing listens on right now, on any address of this machine. */
final class FreePort {

  private FreePort() {}

  static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
