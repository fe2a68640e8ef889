package io.revento.connect.sync.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.revento.connect.sync.quota.RetryAfter;
import io.revento.connect.sync.upstream.FetchResult.Failed;
import io.revento.connect.sync.upstream.FetchResult.Found;
import io.revento.connect.sync.upstream.FetchResult.Gone;
import io.revento.connect.sync.upstream.FetchResult.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Refused TOO_LARGE = new Refused(413, "too_large");

  private final AnswerReader reader =
      new AnswerReader(
          new RetryAfter(Duration.ofSeconds(1), Duration.ofHours(1)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void a_resource_is_gone_when_revento_says_so(int status) {
    assertThat(single(answer(status, "{\"code\":\"not_found\"}"))).isEqualTo(new Gone(NOW));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void what_a_gateway_does_not_find_is_passing_trouble(int status) {
    RestResponse<byte[]> answer = answer(status, "<html>404 Not Found</html>");
    assertThatExceptionOfType(UpstreamTrouble.class).isThrownBy(() -> single(answer));
    assertThatExceptionOfType(UpstreamTrouble.class)
        .isThrownBy(() -> reader.page(ApiCollection.VENUES, answer));
    assertThatExceptionOfType(UpstreamTrouble.class)
        .isThrownBy(() -> reader.document(ApiCollection.EVENT, answer));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 407})
  void what_a_gateway_refuses_is_passing_trouble(int status) {
    RestResponse<byte[]> answer = answer(status, "<html>no</html>");
    assertThatExceptionOfType(UpstreamTrouble.class).isThrownBy(() -> single(answer));
    assertThat(single(answer(status, "{\"code\":\"Not A Word!\"}")))
        .isEqualTo(new Refused(status, "status_" + status));
  }

  @Test
  void what_no_record_can_hold_is_refused_wherever_it_is_shown() {
    String large = "{\"id\":\"a\",\"name\":\"%s\"}".formatted("x".repeat(1_000_001));
    assertThat(single(answer(200, large))).isEqualTo(TOO_LARGE);
    assertThat(reader.document(ApiCollection.EVENT, answer(200, large))).isEqualTo(TOO_LARGE);
    Found event = (Found) reader.document(ApiCollection.EVENT, answer(200, "{\"id\":\"evt_1\"}"));
    assertThat(reader.eventOf(event, answer(200, large))).isEqualTo(TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\\u0000b", "\\ud800"})
  void an_id_that_cannot_be_a_key_is_none(String id) {
    var answer = answer(200, "{\"id\":\"%s\"}".formatted(id));
    assertThat(single(answer)).isEqualTo(new Failed("no_id"));
  }

  private FetchResult single(RestResponse<byte[]> answer) {
    return reader.single(ApiCollection.VENUES, "a", answer);
  }

  private static RestResponse<byte[]> answer(int status, String body) {
    return RestResponse.ResponseBuilder.create(
            RestResponse.Status.fromStatusCode(status), body.getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
