package io.revento.sandbox.webhooks.sending;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Trace context that receivers may continue (W3C Trace Context, header {@value #HEADER}): a trace
 * for each delivery, in it a span for each try.
 */
public final class TraceParent {

  public static final String HEADER = "traceparent";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  private TraceParent() {}

  /** 32 hexadecimal digits. */
  public static String nextTraceId() {
    return random(TRACE_BYTES);
  }

  /** The header of one more try; it says that the trace is recorded, so that receivers do too. */
  public static String of(String traceId) {
    return "00-" + traceId + "-" + random(SPAN_BYTES) + "-01";
  }

  private static String random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
