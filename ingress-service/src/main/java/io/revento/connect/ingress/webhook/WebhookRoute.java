package io.revento.connect.ingress.webhook;

import io.revento.connect.access.problem.StatusProblems;
import io.revento.connect.access.problem.VertxProblems;
import io.revento.connect.ingress.delivery.Delivery;
import io.revento.connect.ingress.delivery.DeliveryPublisher;
import io.revento.connect.ingress.delivery.Publication;
import io.revento.connect.ingress.secrets.SigningSecrets;
import io.revento.connect.ingress.signature.SignatureVerifier;
import io.revento.connect.ingress.signature.Verdict;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * {@code POST /webhooks/revento}. A route and no REST resource: bodies are read byte for byte
 * whatever their type is said to be, and bounded before they are read.
 */
@ApplicationScoped
class WebhookRoute {

  private static final Logger LOG = Logger.getLogger(WebhookRoute.class);
  private static final String PATH = "/webhooks/revento";

  private final SignatureVerifier verifier;
  private final SigningSecrets secrets;
  private final DeliveryPublisher publisher;
  private final Answers answers;
  private final Ending ending;
  private final MemoryBudget budget;
  private final int maxBody;
  private final Clock clock = Clock.systemUTC();

  WebhookRoute(
      SignatureVerifier verifier,
      SigningSecrets secrets,
      DeliveryPublisher publisher,
      Answers answers,
      Ending ending,
      MemoryBudget budget,
      WebhookSettings settings) {
    this.verifier = verifier;
    this.secrets = secrets;
    this.publisher = publisher;
    this.answers = answers;
    this.ending = ending;
    this.budget = budget;
    this.maxBody = Math.toIntExact(settings.maxBody().asLongValue());
  }

  void register(@Observes Router router) {
    router.post(PATH).handler(this::receive).failureHandler(this::failed);
  }

  private void receive(RoutingContext context) {
    Exchange exchange = new Exchange(context, System.nanoTime());
    long length = declaredLength(context.request()).orElse(maxBody);
    if (length > maxBody) {
      BodyCollector.discard(context.request());
      reject(exchange, Outcome.CONTENT_TOO_LARGE, "declared length");
      return;
    }
    Optional<MemoryBudget.Reservation> reservation = budget.reserve(length);
    if (reservation.isEmpty()) {
      BodyCollector.discard(context.request());
      reject(exchange, Outcome.OVERLOADED, "too much under way");
      return;
    }
    collect(exchange, reservation.get());
  }

  private void collect(Exchange exchange, MemoryBudget.Reservation reservation) {
    BodyCollector.collect(exchange.context().request(), maxBody)
        .onFailure(
            gone -> {
              reservation.release();
              LOG.debugf("the sender went away: %s", gone.getClass().getSimpleName());
            })
        .onSuccess(
            body -> {
              if (body.isPresent()) {
                judge(exchange, body.get(), reservation);
              } else {
                reservation.release();
                reject(exchange, Outcome.CONTENT_TOO_LARGE, "length");
              }
            });
  }

  private void judge(Exchange exchange, byte[] body, MemoryBudget.Reservation reservation) {
    HttpServerRequest request = exchange.context().request();
    Instant now = clock.instant();
    Verdict verdict = verifier.verify(request.headers()::getAll, body, secrets.all(), now);
    if (verdict instanceof Verdict.Genuine genuine) {
      publish(exchange, delivery(genuine, request, body, now), reservation);
      return;
    }
    reservation.release();
    if (verdict instanceof Verdict.Malformed malformed) {
      answers.malformed(exchange.context().response(), malformed.detail());
      ending.rejected(exchange, Outcome.MALFORMED_HEADERS, malformed.detail());
    } else if (verdict instanceof Verdict.Stale) {
      reject(exchange, Outcome.STALE_TIMESTAMP, "timestamp");
    } else {
      reject(exchange, Outcome.BAD_SIGNATURE, "signature");
    }
  }

  private void publish(Exchange exchange, Delivery delivery, MemoryBudget.Reservation reservation) {
    publisher
        .publish(delivery, reservation::release)
        .subscribe()
        .with(
            publication -> answer(exchange, delivery, publication),
            failure -> exchange.context().fail(failure));
  }

  private void answer(Exchange exchange, Delivery delivery, Publication publication) {
    if (publication instanceof Publication.Unconfirmed unconfirmed) {
      answers.rejected(exchange.context().response(), Outcome.KAFKA_UNAVAILABLE);
      ending.unconfirmed(exchange, unconfirmed);
    } else {
      answers.accepted(exchange.context().response());
      ending.accepted(exchange, delivery, publication);
    }
  }

  private void reject(Exchange exchange, Outcome outcome, String reason) {
    answers.rejected(exchange.context().response(), outcome);
    ending.rejected(exchange, outcome, reason);
  }

  private void failed(RoutingContext context) {
    LOG.error("delivery failed: code=internal_error", context.failure());
    if (!context.response().ended()) {
      VertxProblems.send(context, StatusProblems.INTERNAL_ERROR)
          .subscribe()
          .with(sent -> {}, gone -> LOG.debug("the sender went away"));
    }
  }

  private static Delivery delivery(
      Verdict.Genuine genuine, HttpServerRequest request, byte[] body, Instant now) {
    return new Delivery(
        genuine.webhookId(),
        genuine.timestamp(),
        now,
        body,
        request.getHeader(HttpHeaders.CONTENT_TYPE),
        request.getHeader(HttpHeaders.CONTENT_ENCODING),
        request.getHeader("traceparent"));
  }

  /** Empty for a chunked body. The server has refused what is no number. */
  private static OptionalLong declaredLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
  }
}
