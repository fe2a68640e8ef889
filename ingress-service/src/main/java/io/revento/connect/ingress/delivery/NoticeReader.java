package io.revento.connect.ingress.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.revento.connect.contract.webhook.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads as much of a body as is needed for its key; what cannot be read is kept all the same. */
@ApplicationScoped
class NoticeReader {

  /** Not the application's: nobody's settings may change a key. */
  private final ObjectMapper json = new ObjectMapper();

  /**
   * Loads the parser before the first delivery, which would wait for that longer than for all else
   * together (some 400 classes: seconds, on a busy machine that has just started).
   */
  void load(@Observes StartupEvent start) {
    var unused = read("{\"data\":{}}".getBytes(StandardCharsets.UTF_8));
  }

  Notice read(byte[] body) {
    try {
      return Notice.of(json.readValue(body, Object.class));
    } catch (IOException unreadable) {
      return Notice.UNREADABLE;
    }
  }
}
