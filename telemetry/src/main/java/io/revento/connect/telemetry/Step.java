package io.revento.connect.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Something under way, as a span of a trace. */
public final class Step {

  /** Where nobody traces. */
  static final Step NONE = new Step(Span.getInvalid());

  private final Span span;
  private final Trace trace;

  Step(Span span) {
    this.span = span;
    this.trace = span.getSpanContext().isValid() ? new Trace(span.getSpanContext()) : Trace.NONE;
  }

  /** What is done as a part of it goes on from here. */
  public Trace trace() {
    return trace;
  }

  public void note(Fact fact, @Nullable String value) {
    if (value != null) {
      span.setAttribute(fact.attribute(), value);
    }
  }

  /** The same work, at whose end the step ends, however it ends. */
  public <T> Uni<T> over(Uni<T> work) {
    return work.onTermination().invoke((item, failure, cancelled) -> end(failure));
  }

  /**
   * @param failure of which its class is told, for its words may hold anything; null where there is
   *     none
   */
  public void end(@Nullable Throwable failure) {
    if (failure != null) {
      span.setStatus(StatusCode.ERROR, failure.getClass().getName());
    }
    span.end();
  }
}
