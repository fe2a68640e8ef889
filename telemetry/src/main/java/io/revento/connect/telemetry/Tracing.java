package io.revento.connect.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Begins the steps of traces. */
@ApplicationScoped
public class Tracing {

  private final Tracer tracer;

  Tracing(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("io.revento.connect");
  }

  /** A step under that place; where there is none, it begins a trace. */
  public Step begin(String name, SpanKind kind, Trace under) {
    return begin(name, kind, under, List.of());
  }

  /**
   * @param links to traces that it is done for, too, and that go on elsewhere
   */
  public Step begin(String name, SpanKind kind, Trace under, Collection<Trace> links) {
    SpanBuilder span =
        tracer
            .spanBuilder(name)
            .setSpanKind(kind)
            .setParent(Context.root().with(Span.wrap(under.place())));
    links.forEach(link -> span.addLink(link.place()));
    return new Step(span.startSpan());
  }

  /** A step under that place; where there is none, it is none either. */
  public Step goOn(String name, SpanKind kind, Trace under) {
    return under.isNone() ? Step.NONE : begin(name, kind, under);
  }
}
