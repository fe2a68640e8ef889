package io.revento.connect.sync.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.testing.Database;
import io.revento.connect.sync.testing.FakeRevento.Answer;
import io.revento.connect.sync.testing.SyncTest;
import io.revento.connect.sync.testing.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Faults of Revento and of the database at once; topics are read by a consumer of its own. */
@QuarkusTest
class SyncResilienceIT extends SyncTest {

  private static final long SEED = 20261123;
  private static final int RESOURCES = 1000;
  private static final int CHANGES = 150;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void topics_equal_the_api_after_faults_and_every_delivery_has_an_outcome() throws SQLException {
    for (int i = 0; i < RESOURCES; i++) {
      world.put("participants", id(i), "{\"name\":\"P\"}");
    }
    world.fault(path -> trouble());
    connected(1);
    Random random = new Random(SEED);
    Map<String, String> expected = new HashMap<>();
    for (int i = 0; i < RESOURCES; i++) {
      expected.put(id(i), "P");
    }
    List<String> deliveries = new ArrayList<>();
    for (int change = 0; change < CHANGES; change++) {
      String id = id(random.nextInt(RESOURCES));
      if (random.nextInt(5) == 0) {
        world.remove("participants", id);
        expected.remove(id);
      } else {
        world.put("participants", id, "{\"name\":\"P%d\"}".formatted(change));
        expected.put(id, "P" + change);
      }
      deliveries.add(deliver("participant.updated", "participant", id));
      if (change % 30 == 0) {
        Database.cutConnections();
      }
    }
    for (String delivery : deliveries) {
      assertThat(settled(delivery)).isIn("published", "unchanged", "superseded");
    }
    world.wellAgain();
    await()
        .atMost(PATIENCE)
        .until(() -> runs().stream().allMatch(run -> "done".equals(run.get("state"))));
    reconcile();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(names()).isEqualTo(expected));
    assertNoRevisionWentBack();
  }

  private String settled(String webhookId) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> delivery(webhookId).get("outcome"), outcome -> outcome != null)
        .toString();
  }

  /** Some answers fail, some are cut short, some ask for a pause. */
  private static Optional<Answer> trouble() {
    int dice = ThreadLocalRandom.current().nextInt(100);
    if (dice < 5) {
      return Optional.of(Answer.problem(500, "broken"));
    }
    if (dice < 8) {
      return Optional.of(new Answer(200, Map.of(), "{\"data\":[{\"id\":"));
    }
    return dice < 10
        ? Optional.of(new Answer(429, Map.of("Retry-After", "1"), "{}"))
        : Optional.empty();
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    last(ResourceType.PARTICIPANT)
        .values()
        .forEach(
            record -> {
              if (record != null) {
                names.put(record.at("/resource/id").asText(), record.at("/resource/name").asText());
              }
            });
    return names;
  }

  private void assertNoRevisionWentBack() {
    Map<String, Long> revisions = new HashMap<>();
    Map<String, String> contents = new HashMap<>();
    Topics.records(ResourceType.PARTICIPANT, eventId)
        .forEach(
            record -> {
              long revision = Long.parseLong(Topics.header(record, "ce_revision"));
              assertThat(revision).isGreaterThanOrEqualTo(revisions.getOrDefault(record.key(), 0L));
              revisions.put(record.key(), revision);
              String content =
                  record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
              assertThat(contents.computeIfAbsent(record.key() + revision, any -> content))
                  .isEqualTo(content);
            });
  }

  private static String id(int i) {
    return "par_%04d".formatted(i);
  }
}
