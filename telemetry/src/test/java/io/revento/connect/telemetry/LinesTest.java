package io.revento.connect.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  private final Map<String, Object> seen = new HashMap<>();

  @Test
  void a_line_carries_the_ids_and_the_next_one_does_not() {
    Lines.of(Trace.of("00-" + TRACE + "-" + SPAN + "-01"))
        .with(Fact.WEBHOOK_ID, "msg_1")
        .with(Fact.CONNECTION, null)
        .write(this::look);
    assertThat(seen)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("traceId", TRACE, "spanId", SPAN, "webhook_id", "msg_1"));
    assertThat(MDC.getMap()).isEmpty();
  }

  @Test
  void without_a_trace_what_is_known_is_carried() {
    Lines.of(Trace.NONE).with(Fact.CONNECTION, "con_1").write(this::look);
    assertThat(seen).containsExactlyEntriesOf(Map.of("connection", "con_1"));
  }

  @Test
  void a_line_that_fails_leaves_nothing_behind() {
    Lines lines = Lines.of(Trace.NONE).with(Fact.CONNECTION, "con_1");
    assertThatThrownBy(
            () ->
                lines.write(
                    () -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(MDC.getMap()).isEmpty();
  }

  private void look() {
    seen.putAll(MDC.getMap());
  }
}
