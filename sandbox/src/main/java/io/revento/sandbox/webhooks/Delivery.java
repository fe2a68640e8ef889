package io.revento.sandbox.webhooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.revento.sandbox.webhooks.sending.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered to one integration, as it stands at one moment.
 *
 * @param number in the order of creation
 * @param traceId of the trace that receivers may continue; one that was kept before there were any
 *     gets one
 * @param round how many tries were made since it was created or last redelivered
 * @param nextTryAt null when none is planned
 */
public record Delivery(
    String id,
    @JsonIgnore long number,
    String webhookId,
    String traceId,
    String type,
    String integrationId,
    @Nullable String eventId,
    State state,
    Instant createdAt,
    @Nullable Instant nextTryAt,
    @JsonIgnore String body,
    @JsonIgnore int round,
    List<Attempt> tries) {

  /** How far it is. */
  public enum State {
    PENDING,
    SUCCEEDED,
    /** Given up: all tries failed, or the endpoint is disabled. */
    FAILED;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Bytes of a delivery without its body, and of a try with its headers and without its answer. */
  private static final int OVERHEAD = 1_000;

  public Delivery {
    traceId = Objects.requireNonNullElseGet(traceId, TraceParent::nextTraceId);
    tries = List.copyOf(tries);
  }

  /** The same after one more try. */
  Delivery after(Attempt attempt, State next, @Nullable Instant nextTry) {
    return with(next, nextTry, round + 1, more(attempt));
  }

  /** The same with one more try that decides nothing: others did. */
  Delivery noting(Attempt attempt) {
    return with(state, nextTryAt, round, more(attempt));
  }

  /** The same while its planned try is under way. */
  Delivery underWay() {
    return with(state, null, round, tries);
  }

  /** The same before its first try, which is to be made at that time. */
  Delivery planned(Instant firstTry) {
    return with(State.PENDING, firstTry, 0, tries);
  }

  /** The same in another state, without a try; begins a round if it is to be tried. */
  Delivery in(State next) {
    return with(next, null, 0, tries);
  }

  /** About how many bytes of memory it takes. */
  long weight() {
    return OVERHEAD
        + body.length()
        + tries.stream().mapToLong(one -> OVERHEAD + one.answer().length()).sum();
  }

  private List<Attempt> more(Attempt attempt) {
    List<Attempt> more = new ArrayList<>(tries);
    more.add(attempt);
    return more;
  }

  private Delivery with(
      State otherState, @Nullable Instant nextTry, int otherRound, List<Attempt> otherTries) {
    return new Delivery(
        id,
        number,
        webhookId,
        traceId,
        type,
        integrationId,
        eventId,
        otherState,
        createdAt,
        nextTry,
        body,
        otherRound,
        otherTries);
  }
}
