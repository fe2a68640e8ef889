package io.revento.connect.sync.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.contract.webhook.DeliveryHeaders;
import io.revento.connect.contract.webhook.Notice;
import io.revento.connect.sync.upstream.KeepableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads records of the raw topic. None is refused: one that says nothing is a delivery too. */
final class ArrivalReader {

  private static final String GZIP = "gzip";
  private static final int LONGEST_BODY = 8 * 1024 * 1024;

  private final ObjectMapper json;

  ArrivalReader(ObjectMapper json) {
    this.json = json;
  }

  Arrival read(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = headers(record);
    byte[] body = record.value() == null ? new byte[0] : record.value();
    Optional<String> id =
        Optional.ofNullable(headers.get(RecordHeaders.ID)).filter(KeepableText::isId);
    Notice notice = notice(body, headers.get(DeliveryHeaders.CONTENT_ENCODING));
    return new Arrival(
        id.orElseGet(() -> "no-id-%d-%d".formatted(record.partition(), record.offset())),
        notice,
        id.isPresent() ? Route.of(notice) : new Route.Unusable("no_webhook_id"),
        receivedAt(headers, record.timestamp()),
        record.key() == null ? null : record.key().replace("\0", ""),
        record.partition(),
        record.offset(),
        headers,
        body);
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        // PostgreSQL's text cannot hold NUL.
        String value = new String(header.value(), StandardCharsets.UTF_8).replace("\0", "");
        headers.put(header.key(), value);
      }
    }
    return headers;
  }

  private Notice notice(byte[] body, @Nullable String encoding) {
    try {
      byte[] plain = GZIP.equalsIgnoreCase(encoding) ? unzip(body) : body;
      return Notice.of(json.readValue(plain, Object.class));
    } catch (IOException unreadable) {
      return Notice.UNREADABLE;
    }
  }

  private static byte[] unzip(byte[] body) throws IOException {
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return plain.readNBytes(LONGEST_BODY);
    }
  }

  private static Instant receivedAt(Map<String, String> headers, long written) {
    try {
      return Instant.parse(headers.getOrDefault(RecordHeaders.TIME, ""));
    } catch (DateTimeException missing) {
      return Instant.ofEpochMilli(written);
    }
  }
}
