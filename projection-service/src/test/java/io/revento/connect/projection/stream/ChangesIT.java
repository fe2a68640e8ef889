package io.revento.connect.projection.stream;

import static io.revento.connect.contract.topics.ResourceType.APPLICATION;
import static io.revento.connect.contract.topics.ResourceType.ROLE;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.record.ChangeType;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.projection.feed.FeedConfig;
import io.revento.connect.projection.fold.Batch;
import io.revento.connect.projection.fold.Coordinates;
import io.revento.connect.projection.fold.Reading;
import io.revento.connect.projection.store.ModelWriter;
import io.revento.connect.projection.support.Callers;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangesIT {

  private static final Duration LIFETIME = Duration.ofMinutes(5);

  /** Enough to fill pages of the feed, which are pruned whole. */
  private static final int PAGES = 2_000;

  @TestHTTPResource("/api/events/")
  String events;

  @Inject ModelWriter writer;
  @Inject FeedConfig store;

  private final Topics topics = new Topics();

  @Test
  void a_change_is_told_as_it_happens_and_a_reader_who_was_away_gets_what_was_missed()
      throws Exception {
    String event = known("evt_changes");
    String last;
    try (ChangeReader reader = ChangeReader.open(events + event + "/changes", LIFETIME)) {
      await().until(reader::hasBegun);
      topics
          .state(
              APPLICATION,
              event,
              "app_1",
              7,
              SmallEvent.application("par_1", "approved", "Systems"),
              ChangeType.status(APPLICATION, "approved"))
          .acknowledged();
      await().until(() -> reader.values("data").size() == 1);
      assertThat(reader.values("data"))
          .containsExactly(
              """
              {"type":"application","id":"app_1","revision":7,"change":"approved"}""");
      last = reader.values("id").get(0);
    }
    topics.tombstone(APPLICATION, event, "app_1", 8).acknowledged();
    try (ChangeReader reader =
        ChangeReader.open(events + event + "/changes", LIFETIME, "Last-Event-ID", last)) {
      await().until(() -> reader.values("data").size() == 1);
      assertThat(reader.values("data").get(0)).contains("\"revision\":8,\"change\":\"deleted\"");
      assertThat(reader.values("event")).isEmpty();
    }
  }

  @Test
  void a_change_that_a_webhook_announced_has_its_trace_and_other_changes_have_none()
      throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    String event = known("evt_changes_traced");
    try (ChangeReader reader = ChangeReader.open(events + event + "/changes", LIFETIME)) {
      await().until(reader::hasBegun);
      topics
          .tracedTombstone(APPLICATION, event, "app_1", 8, "00-" + trace + "-00f067aa0ba902b7-01")
          .tracedTombstone(APPLICATION, event, "app_2", 9, "no trace at all")
          .acknowledged();
      await().until(() -> reader.values("data").size() == 2);
      assertThat(reader.values("data"))
          .containsExactlyInAnyOrder(
              """
              {"type":"application","id":"app_1","revision":8,"change":"deleted","trace_id":"%s"}"""
                  .formatted(trace),
              """
              {"type":"application","id":"app_2","revision":9,"change":"deleted"}""");
    }
  }

  @Test
  void a_reader_whose_place_is_not_known_is_told_to_start_over() throws Exception {
    String event = known("evt_changes_reset");
    for (String place : new String[] {"999999", "from-elsewhere"}) {
      try (ChangeReader reader =
          ChangeReader.open(events + event + "/changes", LIFETIME, "Last-Event-ID", place)) {
        await().until(() -> reader.values("id").size() == 1);
        assertThat(reader.values("event")).containsExactly("reset");
      }
    }
  }

  @Test
  void a_connected_reader_is_told_to_start_over_when_the_feed_was_pruned_past_it()
      throws Exception {
    String event = known("evt_changes_pruned");
    try (ChangeReader reader = ChangeReader.open(events + event + "/changes", LIFETIME)) {
      await().until(reader::hasBegun);
      // One commit, so that the reader cannot keep up by being quick.
      writer.write(roles(event, store.changesKept() + PAGES)).await().atMost(LIFETIME);
      await().until(() -> !reader.values("id").isEmpty());
      topics.tombstone(APPLICATION, event, "app_1", 8).acknowledged();
      await().until(() -> reader.values("id").size() > 1);
      assertThat(reader.values("event")).containsExactly("reset");
      long restart = Long.parseLong(reader.values("id").get(0));
      assertThat(restart).isGreaterThan(store.changesKept());
      assertThat(reader.values("id"))
          .containsExactly(Long.toString(restart), Long.toString(restart + 1));
      assertThat(reader.values("data"))
          .last()
          .isEqualTo(
              """
              {"type":"application","id":"app_1","revision":8,"change":"deleted"}""");
    }
  }

  @Test
  void a_stream_ends_with_the_token_that_opened_it() throws Exception {
    String event = known("evt_changes_expiry");
    try (ChangeReader reader =
        ChangeReader.open(events + event + "/changes", Duration.ofSeconds(3))) {
      await().until(reader::hasEnded);
    }
  }

  private static Batch roles(String event, int count) {
    return Batch.of(
        IntStream.range(0, count)
            .mapToObj(
                n ->
                    new Reading.Resource(
                        new Coordinates(ROLE.topicName(), 0, n),
                        ROLE,
                        new RecordKey(event, "rol_" + n),
                        1,
                        Topics.OBSERVED,
                        "{}",
                        "observed",
                        null))
            .toList());
  }

  private String known(String event) {
    SmallEvent.event(topics, event);
    topics.acknowledged();
    await()
        .untilAsserted(() -> Callers.reader().get("/api/events/" + event).then().statusCode(200));
    return event;
  }
}
