package io.revento.connect.sync.upstream;

import io.opentelemetry.api.trace.SpanKind;
import io.revento.connect.sync.connection.Connections;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.lending.Bearer.Lent;
import io.revento.connect.sync.lending.Bearer.Unavailable;
import io.revento.connect.sync.lending.Bearer.Withheld;
import io.revento.connect.sync.lending.Bearers;
import io.revento.connect.sync.quota.Quota;
import io.revento.connect.sync.quota.QuotaConfig;
import io.revento.connect.sync.quota.RetryAfter;
import io.revento.connect.sync.upstream.FetchResult.Failed;
import io.revento.connect.sync.upstream.FetchResult.Found;
import io.revento.connect.sync.upstream.FetchResult.Refused;
import io.revento.connect.sync.upstream.FetchResult.Throttled;
import io.revento.connect.telemetry.Fact;
import io.revento.connect.telemetry.Step;
import io.revento.connect.telemetry.Trace;
import io.revento.connect.telemetry.Tracing;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Fetches from Revento. The only class with fault tolerance; every end of a fetch is a value. */
@ApplicationScoped
public class ReventoGateway {

  private static final Logger LOG = Logger.getLogger(ReventoGateway.class);
  private static final int UNAUTHORIZED = 401;

  private final ReventoApi api;
  private final Bearers bearers;
  private final Connections connections;
  private final Quota quota;
  private final Guards guards;
  private final AnswerReader reader;
  private final Tracing tracing;
  private final int pageSize;

  /** A call by that token, continuing that trace. */
  private interface Call {
    Uni<RestResponse<byte[]>> by(String bearer, @Nullable String traceParent);
  }

  /** What is asked for, of which connection, and under which trace. */
  private record Request(
      SyncConnection connection,
      ApiCollection collection,
      Trace trace,
      Call call,
      Function<RestResponse<byte[]>, FetchResult> read) {}

  ReventoGateway(
      @RestClient ReventoApi api,
      Bearers bearers,
      Connections connections,
      Quota quota,
      UpstreamConfig config,
      QuotaConfig quotaConfig,
      Clock clock,
      Tracing tracing) {
    this.api = api;
    this.bearers = bearers;
    this.connections = connections;
    this.quota = quota;
    this.guards = new Guards(config);
    this.reader =
        new AnswerReader(new RetryAfter(quotaConfig.pause(), quotaConfig.longestPause()), clock);
    this.tracing = tracing;
    this.pageSize = config.pageSize();
  }

  /** One resource; of a document, whatever it shows now. Listings have no single resources. */
  public Uni<FetchResult> single(SyncConnection connection, ApiCollection collection, String id) {
    return single(connection, collection, id, Trace.NONE);
  }

  /**
   * @param trace what it is asked for; Revento may continue it
   */
  public Uni<FetchResult> single(
      SyncConnection connection, ApiCollection collection, String id, Trace trace) {
    if (collection.shape() == ApiCollection.Shape.DOCUMENT) {
      return document(connection, collection, trace);
    }
    return guarded(
        new Request(
            connection,
            collection,
            trace,
            (bearer, traceParent) -> api.single(bearer, traceParent, collection.path(), id),
            answer -> reader.single(collection, id, answer)));
  }

  /**
   * @param cursor of the page before; null for the first page
   */
  public Uni<FetchResult> page(
      SyncConnection connection, ApiCollection collection, @Nullable String cursor) {
    if (collection.shape() == ApiCollection.Shape.DOCUMENT) {
      return document(connection, collection, Trace.NONE);
    }
    return guarded(
        new Request(
            connection,
            collection,
            Trace.NONE,
            (bearer, traceParent) ->
                api.page(bearer, traceParent, collection.path(), pageSize, cursor),
            answer -> reader.page(collection, answer)));
  }

  /**
   * What that collection shows first, asked for once, whatever failed before. When it shows
   * something the circuit is closed: else resources that always fail would keep it open by
   * themselves, and never be seen to fail alone.
   */
  public Uni<FetchResult> probe(SyncConnection connection, ApiCollection collection) {
    boolean document = collection.shape() == ApiCollection.Shape.DOCUMENT;
    Uni<FetchResult> probe =
        guarded(
            guards.probing(connection.id()),
            new Request(
                connection,
                collection,
                Trace.NONE,
                (bearer, traceParent) ->
                    document
                        ? api.document(bearer, traceParent, collection.path())
                        : api.page(bearer, traceParent, collection.path(), pageSize, null),
                answer ->
                    document
                        ? reader.document(collection, answer)
                        : reader.page(collection, answer)));
    return probe.invoke(
        shown -> {
          if (shown instanceof Found) {
            guards.close(connection.id());
          }
        });
  }

  private Uni<FetchResult> document(
      SyncConnection connection, ApiCollection collection, Trace trace) {
    Uni<FetchResult> document =
        guarded(
            new Request(
                connection,
                collection,
                trace,
                (bearer, traceParent) -> api.document(bearer, traceParent, collection.path()),
                answer -> reader.document(collection, answer)));
    if (collection != ApiCollection.EVENT) {
      return document;
    }
    return document.chain(
        event ->
            event instanceof Found found
                ? withOrganization(connection, found, trace)
                : item(event));
  }

  private Uni<FetchResult> withOrganization(SyncConnection connection, Found event, Trace trace) {
    return guarded(
        new Request(
            connection,
            ApiCollection.EVENT,
            trace,
            (bearer, traceParent) -> api.document(bearer, traceParent, ApiCollection.ORGANIZATION),
            answer -> reader.eventOf(event, answer)));
  }

  private Uni<FetchResult> guarded(Request request) {
    return guarded(guards.of(request.connection().id()), request);
  }

  private Uni<FetchResult> guarded(TypedGuard<Uni<FetchResult>> guard, Request request) {
    return guard
        .get(() -> attempt(request, null))
        .onFailure()
        .recoverWithItem(ReventoGateway::failed);
  }

  /** A token that Revento refuses is replaced once. */
  private Uni<FetchResult> attempt(Request request, @Nullable Lent rejected) {
    return bearers
        .borrow(request.connection(), rejected, request.trace())
        .chain(
            bearer -> {
              if (bearer instanceof Withheld) {
                return item(new Refused(UNAUTHORIZED, Refused.NOT_CONNECTED));
              }
              if (bearer instanceof Unavailable unavailable) {
                return item(new Failed(unavailable.reason()));
              }
              Lent lent = (Lent) bearer;
              return hindrance(request.connection())
                  .chain(
                      hindrance ->
                          hindrance
                              .map(ReventoGateway::item)
                              .orElseGet(
                                  () ->
                                      ask(request, lent)
                                          .chain(
                                              answer ->
                                                  answer.getStatus() == UNAUTHORIZED
                                                          && rejected == null
                                                      ? attempt(request, lent)
                                                      : read(request, answer))));
            });
  }

  private Uni<RestResponse<byte[]>> ask(Request request, Lent lent) {
    Step step = tracing.goOn("ask Revento", SpanKind.CLIENT, request.trace());
    step.note(Fact.CONNECTION, request.connection().id());
    step.note(Fact.TYPE, request.collection().type().wireName());
    return step.over(
        request
            .call()
            .by(lent.header(), step.trace().header().orElse(null))
            .invoke(answer -> step.note(Fact.STATUS, Integer.toString(answer.getStatus()))));
  }

  /**
   * Why no call may be made. Looked for right before every call, when its token is there: after a
   * suspension none may start, not even a repeated one or one that waited for a token.
   */
  private Uni<Optional<FetchResult>> hindrance(SyncConnection connection) {
    Optional<Duration> refill = quota.emptyFor(connection.id());
    if (refill.isPresent()) {
      return Uni.createFrom().item(refill.map(Throttled::new));
    }
    return connections
        .callable(connection)
        .map(
            callable ->
                callable
                    ? Optional.empty()
                    : Optional.of(new Refused(UNAUTHORIZED, Refused.NOT_CONNECTED)));
  }

  private Uni<FetchResult> read(Request request, RestResponse<byte[]> answer) {
    String connectionId = request.connection().id();
    quota.learn(connectionId, answer);
    FetchResult result = request.read().apply(answer);
    if (result instanceof Throttled throttled) {
      quota.exhausted(connectionId, throttled.pause());
    }
    return item(result);
  }

  private static FetchResult failed(Throwable failure) {
    if (failure instanceof UpstreamTrouble trouble) {
      return new Failed(String.valueOf(trouble.getMessage()));
    }
    if (failure instanceof CircuitBreakerOpenException) {
      return new Failed(Failed.CIRCUIT_OPEN);
    }
    if (failure instanceof TimeoutException) {
      return new Failed("timeout");
    }
    if (failure instanceof BulkheadException) {
      return new Failed(Failed.TOO_MANY_CALLS);
    }
    LOG.debugf("revento outcome=unreachable cause=%s", failure.getClass().getName());
    return new Failed("unreachable");
  }

  private static Uni<FetchResult> item(FetchResult result) {
    return Uni.createFrom().item(result);
  }
}
