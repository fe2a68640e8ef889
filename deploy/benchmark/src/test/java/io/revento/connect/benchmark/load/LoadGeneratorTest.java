package io.revento.connect.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

  private static final Duration SHORT = Duration.ofMillis(500);
  private static final long PAUSE_MILLIS = 300;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server = vertx.createHttpServer();

  @BeforeEach
  void listen() throws Exception {
    server =
        server
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void the_closed_loop_counts_every_answer() {
    try (LoadGenerator generator = new LoadGenerator(server.actualPort(), 4)) {
      LoadResult result = generator.closedLoop(SHORT);
      assertThat(result.answered()).isEqualTo(requests.get()).isPositive();
      assertThat(result.byStatus()).containsOnlyKeys(202, 503);
      assertThat(result.latencies().getTotalCount()).isEqualTo(result.answered());
    }
  }

  @Test
  void the_open_loop_sends_at_its_rate_and_charges_a_pause_to_all_that_waited() {
    try (LoadGenerator generator = new LoadGenerator(server.actualPort(), 1)) {
      LoadResult result = generator.openLoop(1_000, SHORT);
      assertThat(result.answered()).isEqualTo(500).isEqualTo(requests.get());
      // One request found the server pausing, but some 300 were due meanwhile.
      long waited =
          result.latencies().getCountBetweenValues(50_000, TimeUnit.SECONDS.toMicros(100));
      assertThat(waited).isGreaterThan(100);
      assertThat(result.millis(100)).isGreaterThanOrEqualTo(PAUSE_MILLIS);
    }
  }

  /** The hundredth waits. */
  private void answer(HttpServerRequest request) {
    int number = requests.incrementAndGet();
    int status = number % 10 == 0 ? 503 : 202;
    request
        .body()
        .onSuccess(
            body -> {
              if (number == 100) {
                vertx.setTimer(
                    PAUSE_MILLIS, now -> request.response().setStatusCode(status).end("late"));
              } else {
                request.response().setStatusCode(status).end("body");
              }
            });
  }
}
