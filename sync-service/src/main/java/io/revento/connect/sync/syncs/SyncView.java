package io.revento.connect.sync.syncs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backfill or reconciliation, as far as it is.
 *
 * @param state queued, running, done or cancelled
 * @param collection that is being listed
 * @param done resources seen so far
 * @param total as many as there were before, an estimate; null when that is not known
 * @param rate resources per second since it started
 * @param changed of these, how many were published
 * @param missedNotices of these, how many no notice had announced
 * @param skipped collections that Revento does not show to this grant, and the code that it said
 */
public record SyncView(
    @JsonProperty("connection_id") String connectionId,
    @JsonProperty("event_id") String eventId,
    @JsonProperty("kind") String kind,
    @JsonProperty("reason") String reason,
    @JsonProperty("state") String state,
    @JsonProperty("collection") @Nullable String collection,
    @JsonProperty("done") long done,
    @JsonProperty("total") @Nullable Long total,
    @JsonProperty("rate") double rate,
    @JsonProperty("changed") long changed,
    @JsonProperty("missed_notices") long missedNotices,
    @JsonProperty("skipped") List<Skipped> skipped,
    @JsonProperty("last_error") @Nullable String lastError,
    @JsonProperty("requested_at") Instant requestedAt,
    @JsonProperty("started_at") @Nullable Instant startedAt,
    @JsonProperty("finished_at") @Nullable Instant finishedAt) {

  public record Skipped(
      @JsonProperty("collection") String collection, @JsonProperty("code") String code) {}

  static SyncView read(Row row) {
    return new SyncView(
        row.getString("connection_id"),
        row.getString("event_id"),
        row.getString("kind"),
        row.getString("reason"),
        row.getString("state"),
        row.getString("collection"),
        row.getLong("done"),
        row.getLong("total"),
        row.getDouble("rate"),
        row.getLong("changed"),
        row.getLong("missed_notices"),
        skipped(row.getString("skipped")),
        row.getString("last_error"),
        row.getOffsetDateTime("requested_at").toInstant(),
        time(row.getOffsetDateTime("started_at")),
        time(row.getOffsetDateTime("finished_at")));
  }

  private static List<Skipped> skipped(String text) {
    return Arrays.stream(text.split(" "))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> entry.split("=", 2))
        .map(entry -> new Skipped(entry[0], entry[1]))
        .toList();
  }

  private static @Nullable Instant time(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
