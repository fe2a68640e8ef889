package io.revento.connect.benchmark.projection;

import io.revento.connect.benchmark.measure.MemorySeries;
import io.revento.connect.benchmark.measure.Moment;
import io.revento.connect.benchmark.measure.ProcessTree;
import io.revento.connect.benchmark.measure.ProcessUse;
import io.revento.connect.benchmark.projection.Figures.Intake;
import io.revento.connect.benchmark.projection.contestant.Contestant;
import io.revento.connect.local.process.ManagedProcess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Follows how far a contestant has come, by what its tables show: a key that is at its third
 * revision stands for three records. The first fifth is warm-up.
 */
final class Race {

  /** A task of Kafka Connect may end and leave the process as if nothing had happened. */
  private static final Duration STANDSTILL = Duration.ofMinutes(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int WARM_UP_PART = 5;
  private static final double NANOS = 1e9;
  private static final String MISSING_TABLE = "42P01";

  /** What had been used when so many records were in. */
  private record Mark(
      long records, long nanos, double cpuSeconds, double postgresSeconds, long wal) {}

  private final ManagedProcess process;
  private final ProcessUse use;
  private final ProcessTree postgres;
  private final Connection database;
  private final String progress;

  private Race(ManagedProcess process, ProcessTree postgres, Connection database, String progress) {
    this.process = process;
    this.use = new ProcessUse(process.handle());
    this.postgres = postgres;
    this.database = database;
    this.progress = progress;
  }

  /**
   * Waits until a process that has just been started has all records of the topics.
   *
   * @param keys how many, whose first revisions are 1 to {@code keys}, their second follow, and so
   *     on
   */
  static Intake follow(
      Contestant contestant, ManagedProcess process, Stage stage, int keys, int records)
      throws SQLException, IOException {
    String progress =
        "SELECT coalesce(sum((revision - 1) / %d + 1), 0) FROM (%s) AS stored WHERE revision > 0"
            .formatted(keys, contestant.revisions());
    try (Connection database = stage.connect(contestant.database());
        MemorySeries memory = new MemorySeries(new ProcessUse(process.handle()))) {
      Race race = new Race(process, stage.postgres(), database, progress);
      Mark warm = race.await(records / WARM_UP_PART);
      Mark end = race.await(records);
      return new Intake(
          contestant.name(),
          end.records() - warm.records(),
          (end.nanos() - warm.nanos()) / NANOS,
          end.cpuSeconds() - warm.cpuSeconds(),
          end.postgresSeconds() - warm.postgresSeconds(),
          end.wal() - warm.wal(),
          memory.highest(1).get(0));
    }
  }

  private Mark await(long records) throws SQLException, IOException {
    long last = 0;
    long moved = System.nanoTime();
    long now = moved;
    while (now < moved + STANDSTILL.toNanos()) {
      if (!process.isAlive()) {
        throw new IOException(process.postMortem());
      }
      now = System.nanoTime();
      long done = stored();
      if (done > last) {
        last = done;
        moved = now;
      }
      if (done >= records) {
        return new Mark(
            done,
            now,
            use.cpuSeconds(),
            postgres.cpuSeconds(),
            number("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
      }
      Moment.await(now + BETWEEN_LOOKS.toNanos());
    }
    throw new IOException(
        "%s stopped at %d of %d records. Its log: %s"
            .formatted(process.name(), last, records, process.log()));
  }

  private long stored() throws SQLException {
    try {
      return number(progress);
    } catch (SQLException failure) {
      if (MISSING_TABLE.equals(failure.getSQLState())) {
        return 0;
      }
      throw failure;
    }
  }

  private long number(String query) throws SQLException {
    try (ResultSet rows = database.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
