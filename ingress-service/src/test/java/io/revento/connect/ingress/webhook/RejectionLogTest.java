package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.ingress.answer.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RejectionLogTest {

  private static final int PER_SECOND = 5;

  private final Lines lines = new Lines();
  private final Logger logger = Logger.getLogger(RejectionLog.class.getName());
  private Instant now = Instant.parse("2026-11-25T00:00:00.5Z");
  private final RejectionLog log = new RejectionLog(PER_SECOND, new Now());

  @BeforeEach
  void listen() {
    logger.addHandler(lines);
  }

  @AfterEach
  void stop_listening() {
    logger.removeHandler(lines);
  }

  @Test
  void a_line_tells_outcome_and_reason_and_the_id_of_what_was_signed() {
    log.rejected(Outcome.BAD_SIGNATURE, "signature");
    log.rejected(Outcome.KAFKA_UNAVAILABLE, "TimeoutException", "msg_1");
    assertThat(lines.told)
        .containsExactly(
            "delivery rejected: outcome=bad_signature reason=\"signature\" suppressed=0",
            "delivery rejected: outcome=kafka_unavailable reason=\"TimeoutException\""
                + " webhook_id=msg_1 suppressed=0");
  }

  @Test
  void so_many_lines_a_second_and_the_next_tells_how_many_were_kept_back() {
    for (int n = 0; n < 1_000; n++) {
      log.rejected(Outcome.BAD_SIGNATURE, "signature");
    }
    assertThat(lines.told).hasSize(PER_SECOND);
    now = now.plus(Duration.ofSeconds(1));
    log.rejected(Outcome.BAD_SIGNATURE, "signature");
    assertThat(lines.told).hasSize(PER_SECOND + 1);
    assertThat(lines.told.get(PER_SECOND)).endsWith("suppressed=995");
  }

  @Test
  void a_flood_of_one_outcome_hides_no_other() {
    for (int n = 0; n < 1_000; n++) {
      log.rejected(Outcome.BAD_SIGNATURE, "signature");
    }
    log.rejected(Outcome.KAFKA_UNAVAILABLE, "TimeoutException", "msg_1");
    assertThat(lines.told).last().asString().contains("outcome=kafka_unavailable");
  }

  private final class Now extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  private static final class Lines extends Handler {

    private final List<String> told = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      told.add(((ExtLogRecord) line).getFormattedMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
