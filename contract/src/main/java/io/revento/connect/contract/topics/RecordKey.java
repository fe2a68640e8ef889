package io.revento.connect.contract.topics;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The key of a normalized record, {@code {event_id}/{id}} with percent-encoded ids (RFC 3986), so
 * that an id with a slash cannot be taken for another key.
 */
public record RecordKey(String eventId, String id) {

  /**
   * Reads a key of a normalized topic.
   *
   * @throws IllegalArgumentException when it is not of the form {@code {event_id}/{id}}
   */
  public static RecordKey parse(String key) {
    int slash = key.indexOf('/');
    if (slash <= 0 || slash == key.length() - 1 || key.indexOf('/', slash + 1) >= 0) {
      throw new IllegalArgumentException("a key has the form {event_id}/{id}, percent-encoded");
    }
    return new RecordKey(decode(key.substring(0, slash)), decode(key.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return encode(eventId) + "/" + encode(id);
  }

  /** Percent-encodes all but RFC 3986's unreserved characters. */
  public static String encode(String id) {
    if (id.chars().allMatch(RecordKey::isUnreserved)) {
      return id;
    }
    return URLEncoder.encode(id, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  private static String decode(String part) {
    return part.indexOf('%') < 0
        ? part
        : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
