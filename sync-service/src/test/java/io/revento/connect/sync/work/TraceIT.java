package io.revento.connect.sync.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.FakeRevento.Traced;
import io.revento.connect.sync.testing.Spans;
import io.revento.connect.sync.testing.SyncTest;
import io.revento.connect.sync.testing.Topics;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trace of a webhook goes on through the work that it asks for. */
@QuarkusTest
class TraceIT extends SyncTest {

  @Inject Spans spans;

  @Test
  void it_goes_on_at_revento_at_token_service_and_in_the_record() {
    world.put("applications", "app_1", "{\"status\":\"pending\"}");
    backfilled();
    world.put("applications", "app_1", "{\"status\":\"approved\"}");
    world.fault(
        path ->
            world.traced().size() == 1
                ? Optional.of(Answer.problem(401, "expired"))
                : Optional.empty());
    String trace = newTrace();
    String webhookId = deliver(trace);
    assertThat(outcome(webhookId)).isEqualTo("published");

    var record = records(ResourceType.APPLICATION, 2).get(1);
    assertThat(Topics.header(record, "traceparent")).startsWith("00-" + trace + "-");
    assertThat(world.traced())
        .as("and no call of the backfill")
        .extracting(Traced::call)
        .containsExactly("applications/app_1", "token", "applications/app_1");
    Stream<String> handedOn =
        Stream.concat(
            world.traced().stream().map(Traced::traceParent),
            Stream.of(String.valueOf(Topics.header(record, "traceparent"))));
    await().until(() -> spans.of(trace).size() == 4);
    assertThat(handedOn)
        .as("each its own place in the trace")
        .containsExactlyInAnyOrderElementsOf(
            spans.of(trace).stream()
                .map(span -> "00-" + trace + "-" + span.getSpanId() + "-01")
                .toList());
  }

  @Test
  void of_webhooks_that_one_look_answers_the_last_ones_goes_on_and_links_the_others() {
    world.put("applications", "app_1", "{\"status\":\"approved\"}");
    String first = newTrace();
    String second = newTrace();
    String last = newTrace();
    List<String> ids = Stream.of(first, second, last).map(this::deliver).toList();
    ids.forEach(id -> await().until(() -> "connection".equals(delivery(id).get("waiting_for"))));
    connected(1);
    ids.forEach(id -> assertThat(outcome(id)).isIn("published", "unchanged", "superseded"));

    SpanData look =
        await()
            .until(
                () ->
                    spans.of(last).stream()
                        .filter(span -> span.getName().equals("look at resource"))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(look.getLinks())
        .extracting(link -> link.getSpanContext().getTraceId())
        .containsExactly(second, first);
    assertThat(spans.of(first)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "no trace", "00-00000000000000000000000000000000-b7ad6b7169203331-01"})
  void one_that_cannot_be_read_hinders_nothing(String traceParent) {
    world.put("applications", "app_1", "{\"status\":\"approved\"}");
    backfilled();
    world.put("applications", "app_1", "{\"status\":\"rejected\"}");
    String webhookId = "msg_" + UUID.randomUUID();
    deliver(webhookId, traceParent, "application.rejected", "application", "app_1");
    assertThat(outcome(webhookId)).isEqualTo("published");
  }

  @Test
  void spans_hold_no_address_and_nothing_that_a_person_wrote() {
    world.put("participants", "par_1", "{\"name\":\"Amina Diallo\",\"email\":\"a@mail.example\"}");
    backfilled();
    world.put("participants", "par_1", "{\"name\":\"Amina Sow\",\"email\":\"b@mail.example\"}");
    String trace = newTrace();
    String webhookId = "msg_" + UUID.randomUUID();
    deliver(webhookId, in(trace), "participant.updated", "participant", "par_1");
    assertThat(outcome(webhookId)).isEqualTo("published");
    await().until(() -> spans.of(trace).size() == 2);
    assertThat(spans.ended())
        .allSatisfy(
            span ->
                assertThat(span.getAttributes().asMap().keySet())
                    .extracting(Object::toString)
                    .isSubsetOf("webhook_id", "connection", "type", "id", "status", "outcome"))
        .noneSatisfy(span -> assertThat(span.toString()).containsAnyOf("Amina", "mail.example"));
  }

  private String deliver(String trace) {
    String webhookId = "msg_" + UUID.randomUUID();
    deliver(webhookId, in(trace), "application.approved", "application", "app_1");
    return webhookId;
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String in(String trace) {
    return "00-" + trace + "-b7ad6b7169203331-01";
  }
}
