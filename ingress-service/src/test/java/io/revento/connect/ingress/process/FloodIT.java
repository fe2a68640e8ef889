package io.revento.connect.ingress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.embedded.servers.Broker;
import io.revento.connect.embedded.servers.Servers;
import io.revento.connect.embedded.soak.Soak;
import io.revento.connect.ingress.testing.RawTopic;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than it can hold, with a broker that takes nothing, on a heap smaller than the local run's.
 */
class FloodIT {

  private static final int SENDERS = 192;
  private static final int IDLE_CONNECTIONS = 500;
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void it_sheds_what_it_cannot_hold_and_lives_and_takes_deliveries_again_afterwards()
      throws Exception {
    try (Soak soak = Soak.begin("ingress-flood")) {
      int seconds = soak.count("seconds-without-broker", 8, 240);
      String heap = "-Xmx" + soak.count("heap-mib", 96, 96) + "m";
      Broker kafka = Servers.chosen().startBroker();
      String servers = kafka.bootstrapServers();
      List<Socket> idle = new ArrayList<>();
      try (IngressProcess ingress = IngressProcess.start(folder, servers, heap, "-Xss512k")) {
        long calm = ingress.residentMib();
        kafka.stop();
        for (int n = 0; n < IDLE_CONNECTIONS; n++) {
          idle.add(new Socket(InetAddress.getLoopbackAddress(), ingress.port()));
        }
        Flood flood = Flood.begin(ingress.sender(), SENDERS);
        try (flood) {
          long begun = System.nanoTime();
          await()
              .atMost(SOON.plusSeconds(seconds))
              .failFast(() -> assertThat(ingress.isAlive()).as(ingress.lastWords()).isTrue())
              .until(() -> secondsSince(begun) >= seconds && flood.answered(503) > SENDERS);
          kafka.startAgain();
          await()
              .atMost(SOON)
              .failFast(() -> assertThat(ingress.isAlive()).as(ingress.lastWords()).isTrue())
              .until(() -> flood.accepted().size() > SENDERS);
        }
        long flooded = ingress.residentMib();
        assertThat(ingress.isAlive()).as(ingress.lastWords()).isTrue();
        assertThat(ingress.log()).doesNotContain("OutOfMemoryError", "OutOfDirectMemoryError");
        assertThat(flood.statuses().keySet()).isSubsetOf(202, 401, 408, 503, Flood.NO_ANSWER);
        assertThat(flood.withoutRetryAfter()).isZero();
        assertThat(ingress.sender().send("msg_end", "{}").statusCode()).isEqualTo(202);
        assertThat(new RawTopic(servers).webhookIds()).containsAll(flood.accepted());

        soak.saw("senders", SENDERS + ", and " + IDLE_CONNECTIONS + " idle connections");
        soak.saw("answers by status, 0 for broken off", flood.statuses());
        soak.saw("accepted, all of them in the topic", flood.accepted().size());
        soak.saw("resident MiB before and after", calm + ", " + flooded);
        soak.passed();
      } finally {
        for (Socket socket : idle) {
          socket.close();
        }
        kafka.close();
      }
    }
  }

  private static long secondsSince(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
  }
}
