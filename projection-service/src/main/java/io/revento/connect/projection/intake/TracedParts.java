package io.revento.connect.projection.intake;

import io.opentelemetry.api.trace.SpanKind;
import io.revento.connect.contract.record.TraceParent;
import io.revento.connect.projection.feed.Change;
import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.fold.Reading;
import io.revento.connect.telemetry.Fact;
import io.revento.connect.telemetry.Lines;
import io.revento.connect.telemetry.Step;
import io.revento.connect.telemetry.Trace;
import io.revento.connect.telemetry.Tracing;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The parts that writing a batch has in the traces of webhooks: a step, and a line of the log, for
 * each record that one announced. What a backfill brings has neither.
 */
final class TracedParts {

  private static final Logger LOG = Logger.getLogger(TracedParts.class);

  private final Map<TraceParent, Step> steps = new HashMap<>();

  private TracedParts() {}

  static TracedParts begin(Batch batch, Tracing tracing) {
    TracedParts parts = new TracedParts();
    for (Reading.Resource resource : batch.resources()) {
      if (resource.trace() != null) {
        parts.steps.put(resource.trace(), step(resource, resource.trace(), tracing));
      }
    }
    return parts;
  }

  private static Step step(Reading.Resource resource, TraceParent trace, Tracing tracing) {
    Step step = tracing.begin("apply record", SpanKind.CONSUMER, Trace.of(trace));
    step.note(Fact.EVENT, resource.key().eventId());
    step.note(Fact.TYPE, resource.type().wireName());
    step.note(Fact.ID, resource.key().id());
    step.note(Fact.REVISION, Long.toString(resource.revision()));
    return step;
  }

  /** The same writing; the steps end with it. */
  Uni<List<Change>> over(Uni<List<Change>> writing) {
    return writing
        .invoke(changes -> changes.forEach(this::applied))
        .onTermination()
        .invoke((changes, failure, cancelled) -> end(failure));
  }

  /** Those of the batch that were older than what was there have no line. */
  private void applied(Change change) {
    Step step = steps.get(change.trace());
    if (step != null) {
      step.note(Fact.OUTCOME, "applied");
      Lines.of(step.trace())
          .with(Fact.EVENT, change.eventId())
          .write(
              () ->
                  LOG.infof(
                      "outcome=applied event=%s type=%s id=%s revision=%d change=%s",
                      change.eventId(),
                      change.type(),
                      change.id(),
                      change.revision(),
                      change.change()));
    }
  }

  private void end(@Nullable Throwable failure) {
    steps.values().forEach(step -> step.end(failure));
  }
}
