package io.revento.connect.ingress.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.ingress.testing.Answered;
import io.revento.connect.ingress.testing.Load;
import io.revento.connect.ingress.testing.RawTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownIT {

  private static final int PER_SECOND = 100;
  private static final int SIGTERM = 143;
  private static final Duration WARM = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void told_to_go_under_load_it_finishes_what_it_took_and_sends_the_rest_away() throws Exception {
    String kafka = Infrastructure.kafka().bootstrapServers();
    List<Answered> answers;
    try (IngressProcess ingress = IngressProcess.start(folder, kafka, "-Xmx128m");
        Load load = Load.begin(ingress.sender(), PER_SECOND)) {
      await().atMost(WARM).until(() -> load.accepted() > 3 * PER_SECOND);
      ingress.terminate();
      assertThat(ingress.exitCode(Duration.ofSeconds(30))).isEqualTo(SIGTERM);
      answers = load.end();
      assertThat(ingress.log()).doesNotContain("Timed out");
    }
    // Status 0: nobody listened any more, or the connection was closed before it was read from.
    assertThat(answers).allMatch(each -> each.accepted() || each.sentAway() || each.status() == 0);
    Set<String> kept = new RawTopic(kafka).webhookIds();
    assertThat(kept).containsAll(Load.acceptedIds(answers));
    // What was taken was answered: nothing is in the topic whose sender was left without a word.
    assertThat(kept).doesNotContainAnyElementsOf(withoutAnswer(answers));
  }

  private static Set<String> withoutAnswer(List<Answered> answers) {
    return answers.stream()
        .filter(each -> each.status() == 0)
        .map(Answered::webhookId)
        .collect(Collectors.toSet());
  }
}
