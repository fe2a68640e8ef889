package io.revento.sandbox.webhooks.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SenderTest {

  private final Sender sender =
      new Sender(
          new SmallRyeConfigBuilder()
              .withMapping(WebhooksConfig.class)
              .withConverter(MemorySize.class, 100, new MemorySizeConverter())
              .withDefaultValue("sandbox.webhooks.at-once", "1")
              .build()
              .getConfigMapping(WebhooksConfig.class));

  @Test
  void a_receiver_that_never_answers_keeps_its_own_deliveries_waiting_and_no_others()
      throws Exception {
    HttpServer well = HttpServer.create(loopback(), 0);
    well.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    well.start();
    try (ServerSocket silent = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Answer> first = post(silent.getLocalPort());
      CompletableFuture<Answer> second = post(silent.getLocalPort());
      Answer other = post(well.getAddress().getPort()).get(10, TimeUnit.SECONDS);
      assertThat(other.status()).isEqualTo(204);
      assertThat(first).isNotDone();
      assertThat(second).isNotDone();
    } finally {
      well.stop(0);
    }
  }

  private CompletableFuture<Answer> post(int port) {
    return sender.post(URI.create("http://localhost:" + port + "/"), Map.of(), new byte[0]);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
