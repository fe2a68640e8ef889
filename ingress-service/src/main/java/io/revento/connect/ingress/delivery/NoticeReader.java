package io.revento.connect.ingress.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.webhook.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Reads as much of a body as is needed for its key; what cannot be read is kept all the same. */
@ApplicationScoped
class NoticeReader {

  /** Not the application's: nobody's settings may change a key. */
  private final ObjectMapper json = new ObjectMapper();

  Notice read(byte[] body) {
    try {
      return Notice.of(json.readValue(body, Object.class));
    } catch (IOException unreadable) {
      return Notice.UNREADABLE;
    }
  }
}
