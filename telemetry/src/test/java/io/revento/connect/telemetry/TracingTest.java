package io.revento.connect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final Trace SAMPLED = Trace.of("00-" + TRACE + "-" + SPAN + "-01");
  private static final Trace UNSAMPLED = Trace.of("00-" + TRACE + "-" + SPAN + "-00");

  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final Tracing tracing =
      new Tracing(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder()
                      .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
                      .addSpanProcessor(SimpleSpanProcessor.create(spans))
                      .build())
              .build());

  @Test
  void a_step_goes_on_where_its_sender_was() {
    Step step = tracing.begin("append", SpanKind.PRODUCER, SAMPLED);
    step.note(Fact.WEBHOOK_ID, "msg_1");
    assertThat(done(step)).isEqualTo("done");
    SpanData span = only();
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(SPAN);
    assertThat(span.getAttributes().asMap())
        .containsExactly(Map.entry(Fact.WEBHOOK_ID.attribute(), "msg_1"));
    assertThat(step.trace().header()).contains("00-" + TRACE + "-" + span.getSpanId() + "-01");
  }

  @Test
  void what_its_sender_does_not_record_is_not_recorded_and_goes_on_all_the_same() {
    Step step = tracing.begin("append", SpanKind.PRODUCER, UNSAMPLED);
    assertThat(done(step)).isEqualTo("done");
    assertThat(spans.getFinishedSpanItems()).isEmpty();
    assertThat(step.trace().id()).contains(TRACE);
    assertThat(step.trace().header()).get().asString().endsWith("-00");
  }

  @Test
  void where_there_is_no_trace_one_begins() {
    Step step = tracing.begin("append", SpanKind.PRODUCER, Trace.of("no trace at all"));
    assertThat(done(step)).isEqualTo("done");
    assertThat(only().getParentSpanContext().isValid()).isFalse();
    assertThat(step.trace().id()).contains(only().getTraceId());
  }

  @Test
  void what_only_goes_on_is_nothing_where_there_is_no_trace() {
    Step step = tracing.goOn("ask", SpanKind.CLIENT, Trace.NONE);
    step.note(Fact.STATUS, "200");
    assertThat(done(step)).isEqualTo("done");
    assertThat(spans.getFinishedSpanItems()).isEmpty();
    assertThat(step.trace().header()).isEmpty();
  }

  @Test
  void what_is_done_for_several_continues_one_and_links_the_others() {
    String other = "0af7651916cd43dd8448eb211c80319c";
    Trace another = Trace.of("00-" + other + "-b7ad6b7169203331-01");
    Step step = tracing.begin("look", SpanKind.CONSUMER, SAMPLED, List.of(another));
    assertThat(done(step)).isEqualTo("done");
    assertThat(only().getTraceId()).isEqualTo(TRACE);
    assertThat(only().getLinks())
        .extracting(link -> link.getSpanContext().getTraceId())
        .containsExactly(other);
  }

  @Test
  void of_a_failure_its_class_is_told_and_not_what_it_says() {
    Step step = tracing.begin("ask", SpanKind.CLIENT, SAMPLED);
    Uni<String> failing =
        Uni.createFrom().failure(new IllegalStateException("amina.diallo@mail.example"));
    assertThat(step.over(failing).onFailure().recoverWithItem("failed").await().indefinitely())
        .isEqualTo("failed");
    assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(only().getStatus().getDescription()).isEqualTo("java.lang.IllegalStateException");
    assertThat(only().toString()).doesNotContain("amina");
  }

  private static String done(Step step) {
    return step.over(Uni.createFrom().item("done")).await().indefinitely();
  }

  private SpanData only() {
    assertThat(spans.getFinishedSpanItems()).hasSize(1);
    return spans.getFinishedSpanItems().get(0);
  }
}
