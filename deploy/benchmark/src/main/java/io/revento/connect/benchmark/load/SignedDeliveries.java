package io.revento.connect.benchmark.load;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests made and signed beforehand, so that sending them costs little; fresh for the five
 * minutes that a signature is.
 */
public final class SignedDeliveries {

  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final Signer SIGNER = new Signer(SECRET);
  private static final int COUNT = 20_000;
  private static final int RESOURCES = 2_000;

  private final List<Buffer> requests = new ArrayList<>(COUNT);
  private int next;

  /** Signed now. */
  public SignedDeliveries() {
    long now = Instant.now().getEpochSecond();
    for (int number = 0; number < COUNT; number++) {
      requests.add(request("msg_2KWPBgLlAfxdpx2AI54pPJ85f4W_" + number, now, body(number)));
    }
  }

  /** A thin delivery as the contract has it, 241 to 246 bytes. */
  public static byte[] body(int number) {
    return """
        {"id":"ntf_01J%06d","type":"application.approved","timestamp":"2026-11-23T10:00:00Z",\
        "integration_id":"int_revento_connect","organization_id":"org_1","event_id":"evt_1",\
        "data":{"resource":"application","id":"app_%06d"}}"""
        .formatted(number, number % RESOURCES)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The next one, round and round. */
  Buffer next() {
    next = next + 1 == COUNT ? 0 : next + 1;
    return requests.get(next);
  }

  private static Buffer request(String id, long timestamp, byte[] body) {
    String head =
        """
        POST /webhooks/revento HTTP/1.1\r
        host: localhost\r
        content-type: application/json\r
        webhook-id: %s\r
        webhook-timestamp: %d\r
        webhook-signature: v1,%s\r
        content-length: %d\r
        \r
        """
            .formatted(id, timestamp, SIGNER.signature(id, timestamp, body), body.length);
    return Buffer.buffer(head, StandardCharsets.US_ASCII.name()).appendBytes(body);
  }
}
