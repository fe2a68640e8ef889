package io.revento.connect.projection.fold;

import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a record says. */
public sealed interface Reading {

  Coordinates coordinates();

  /**
   * The state of a resource.
   *
   * @param body the resource as JSON, or null when it is gone
   * @param change the last part of {@code ce_type}: observed, updated, deleted, or a new status
   */
  record Resource(
      Coordinates coordinates,
      ResourceType type,
      RecordKey key,
      long revision,
      Instant observedAt,
      @Nullable String body,
      String change)
      implements Reading {}

  /**
   * The state of a connection.
   *
   * @param connection null when it is forgotten
   */
  record OfConnection(Coordinates coordinates, String id, @Nullable Connection connection)
      implements Reading {}

  /**
   * A record that cannot be applied, however often it is tried.
   *
   * @param key as it came; it holds ids only
   * @param reason a stable code
   * @param detail a sentence, without any content of the record
   */
  record Poison(Coordinates coordinates, @Nullable String key, String reason, String detail)
      implements Reading {}
}
