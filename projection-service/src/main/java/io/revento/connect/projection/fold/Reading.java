package io.revento.connect.projection.fold;

import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.record.TraceParent;
import io.revento.connect.contract.topics.RecordKey;
import io.revento.connect.contract.topics.ResourceType;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a record says. */
public sealed interface Reading {

  Coordinates coordinates();

  /**
   * The state of a resource.
   *
   * @param body the resource as JSON, or null when it is gone
   * @param change the last part of {@code ce_type}: observed, updated, deleted, or a new status
   * @param trace of the webhook that announced it, if one did
   * @param passed lower revisions of the same resource that this one stands for, too
   */
  record Resource(
      Coordinates coordinates,
      ResourceType type,
      RecordKey key,
      long revision,
      Instant observedAt,
      @Nullable String body,
      String change,
      @Nullable TraceParent trace,
      Set<Long> passed)
      implements Reading {

    public Resource(
        Coordinates coordinates,
        ResourceType type,
        RecordKey key,
        long revision,
        Instant observedAt,
        @Nullable String body,
        String change,
        @Nullable TraceParent trace) {
      this(coordinates, type, key, revision, observedAt, body, change, trace, Set.of());
    }

    /** The newer of the two, which stands for both. */
    Resource with(Resource other) {
      Resource newer = other.revision > revision ? other : this;
      Set<Long> revisions = new TreeSet<>(passed);
      revisions.addAll(other.passed);
      revisions.add(revision);
      revisions.add(other.revision);
      revisions.remove(newer.revision);
      return new Resource(
          newer.coordinates,
          type,
          key,
          newer.revision,
          newer.observedAt,
          newer.body,
          newer.change,
          newer.trace,
          Collections.unmodifiableSet(revisions));
    }
  }

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
