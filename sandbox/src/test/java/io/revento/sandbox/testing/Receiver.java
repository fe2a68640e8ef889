package io.revento.sandbox.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook endpoint that keeps what it gets and answers as it is told. */
public final class Receiver implements AutoCloseable {

  /** A request as it came. Header names are in lower case. */
  public record Received(Map<String, String> headers, byte[] body) {

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public List<String> signatures() {
      return List.of(headers.get("webhook-signature").split(" "));
    }

    /** By the words of Standard Webhooks 1.0, not by the code under test. */
    public String expected(String secret) {
      try {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write(headers.get("webhook-id").getBytes(StandardCharsets.UTF_8));
        signed.write('.');
        signed.write(headers.get("webhook-timestamp").getBytes(StandardCharsets.UTF_8));
        signed.write('.');
        signed.write(body);
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
      } catch (IOException | GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** A status and headers. */
  public record Reply(int status, Map<String, String> headers) {

    public static Reply of(int status) {
      return new Reply(status, Map.of());
    }
  }

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /**
   * @param replies by the number of the request, from 0
   */
  public Receiver(IntFunction<Reply> replies) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/hook",
        exchange -> {
          Map<String, String> headers = new HashMap<>();
          exchange
              .getRequestHeaders()
              .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
          int number;
          synchronized (this) {
            number = received.size();
            received.add(new Received(headers, exchange.getRequestBody().readAllBytes()));
          }
          Reply reply = replies.apply(number);
          reply.headers().forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(reply.status(), -1);
          exchange.close();
        });
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/hook";
  }

  public List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
