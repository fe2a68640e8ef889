package io.revento.connect.telemetry;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.revento.connect.contract.record.TraceParent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, to go on from. It is handed from one to the next like any other value: what
 * waits in a table, or is done beside other things on one thread, has no current trace.
 */
public final class Trace {

  public static final Trace NONE = new Trace(SpanContext.getInvalid());

  private final SpanContext place;

  Trace(SpanContext place) {
    this.place = place;
  }

  /**
   * @param header {@code traceparent}; where it is missing or malformed there is no trace
   */
  public static Trace of(@Nullable String header) {
    return TraceParent.of(header).map(Trace::of).orElse(NONE);
  }

  public static Trace of(TraceParent parent) {
    return new Trace(
        SpanContext.createFromRemoteParent(
            parent.traceId(),
            parent.spanId(),
            parent.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
            TraceState.getDefault()));
  }

  public boolean isNone() {
    return !place.isValid();
  }

  /** What all of the trace share, 32 hexadecimal digits. */
  public Optional<String> id() {
    return isNone() ? Optional.empty() : Optional.of(place.getTraceId());
  }

  /** The header {@code traceparent} for whoever goes on. */
  public Optional<String> header() {
    return isNone()
        ? Optional.empty()
        : Optional.of(
            new TraceParent(place.getTraceId(), place.getSpanId(), place.isSampled()).header());
  }

  SpanContext place() {
    return place;
  }
}
