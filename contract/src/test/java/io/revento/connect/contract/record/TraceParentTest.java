package io.revento.connect.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the examples and rules of W3C Trace Context, section 3.2. */
class TraceParentTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @ParameterizedTest
  @CsvSource({"00,false", "01,true", "03,true", "fe,false"})
  void the_lowest_flag_says_whether_it_is_sampled(String flags, boolean sampled) {
    assertThat(TraceParent.of("00-" + TRACE + "-" + SPAN + "-" + flags))
        .contains(new TraceParent(TRACE, SPAN, sampled));
  }

  @Test
  void it_is_sent_as_it_was_received() {
    String header = "00-" + TRACE + "-" + SPAN + "-01";
    assertThat(TraceParent.of(header)).get().extracting(TraceParent::header).isEqualTo(header);
  }

  @Test
  void of_a_later_version_what_is_known_is_read() {
    assertThat(TraceParent.of("cc-" + TRACE + "-" + SPAN + "-01-what-the-future-brings"))
        .contains(new TraceParent(TRACE, SPAN, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no trace at all",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "00-" + TRACE + "-" + SPAN + "-1",
        "00-" + TRACE + "-" + SPAN,
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        " 00-" + TRACE + "-" + SPAN + "-01",
        "cc-" + TRACE + "-" + SPAN + "-01more"
      })
  void what_is_malformed_is_no_trace(String header) {
    assertThat(TraceParent.of(header)).isEmpty();
  }

  @Test
  void nothing_is_no_trace() {
    assertThat(TraceParent.of(null)).isEmpty();
  }
}
