package io.revento.connect.ingress.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.revento.connect.ingress.fuzz.FuzzedRequest.Expected;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request to be changed and written out. */
final class WireRequest {

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<String> doubled = new ArrayList<>();
  private final boolean chunked;
  private String line = "POST /webhooks/revento";
  private byte[] body;

  WireRequest(byte[] body, boolean chunked) {
    this.body = body;
    this.chunked = chunked;
  }

  byte[] body() {
    return body;
  }

  void body(byte[] other) {
    body = other;
  }

  /** Method and path. */
  void line(String other) {
    line = other;
  }

  String get(String header) {
    return headers.get(header);
  }

  void put(String header, String value) {
    headers.put(header, value);
  }

  void remove(String header) {
    headers.remove(header);
  }

  /** Sends that header twice. */
  void doubled(String header) {
    doubled.add(header);
  }

  FuzzedRequest as(String kind, Expected expected) {
    return new FuzzedRequest(kind, bytes(), expected, true);
  }

  byte[] bytes() {
    StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\nhost: localhost\r\n");
    headers.forEach((name, value) -> header(head, name, value));
    doubled.forEach(name -> header(head, name, headers.get(name)));
    header(
        head,
        chunked ? "transfer-encoding" : "content-length",
        chunked ? "chunked" : "" + body.length);
    head.append("\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
    if (chunked) {
      writeChunks(bytes);
    } else {
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  private void writeChunks(ByteArrayOutputStream bytes) {
    int size = Math.max(1, body.length / 3);
    for (int from = 0; from < body.length; from += size) {
      int length = Math.min(size, body.length - from);
      bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
      bytes.write(body, from, length);
      bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    bytes.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
