package io.revento.connect.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Log lines that carry ids beside their words: as fields in JSON; in text, the trace's id at the
 * end of the line.
 */
public final class Lines {

  /** As Quarkus calls them. */
  private static final String TRACE_ID = "traceId";

  private static final String SPAN_ID = "spanId";

  private final Map<String, String> fields = new LinkedHashMap<>();

  private Lines() {}

  public static Lines of(Trace trace) {
    Lines lines = new Lines();
    if (!trace.isNone()) {
      lines.fields.put(TRACE_ID, trace.place().getTraceId());
      lines.fields.put(SPAN_ID, trace.place().getSpanId());
    }
    return lines;
  }

  public Lines with(Fact fact, @Nullable String value) {
    if (value != null) {
      fields.put(fact.field(), value);
    }
    return this;
  }

  /**
   * @param line logs, and does nothing else
   */
  public void write(Runnable line) {
    fields.forEach(MDC::put);
    try {
      line.run();
    } finally {
      fields.keySet().forEach(MDC::remove);
    }
  }
}
