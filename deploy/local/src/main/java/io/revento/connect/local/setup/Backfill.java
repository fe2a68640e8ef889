package io.revento.connect.local.setup;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The data of an event that was just connected, on its way into the read models. */
public final class Backfill {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final JsonHttp reader;
  private final URI projection;

  /**
   * @param reader calls with a token that may read
   */
  public Backfill(JsonHttp reader, URI projection) {
    this.reader = reader;
    this.projection = projection;
  }

  /**
   * Returns when the event has that many participants.
   *
   * @throws IOException when it has not within two minutes
   */
  public void await(String eventId, int participants) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    URI page = projection.resolve("/api/events/" + eventId + "/participants?limit=1");
    while (System.nanoTime() < deadline) {
      try {
        if (reader.get(page).path("total").asInt() >= participants) {
          return;
        }
      } catch (IOException notYet) {
        // 404 until the event itself has arrived; said below if it never does.
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    }
    throw new IOException(
        "the read model did not show the event's %d participants within %d s; look into the logs"
            .formatted(participants, PATIENCE.toSeconds()));
  }
}
