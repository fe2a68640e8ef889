package io.revento.connect.ingress.webhook;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.revento.connect.access.problem.StatusProblems;
import io.revento.connect.access.problem.VertxProblems;
import io.revento.connect.contract.record.RecordHeaders;
import io.revento.connect.ingress.answer.Answers;
import io.revento.connect.ingress.answer.Outcome;
import io.revento.connect.ingress.body.BodyCollector;
import io.revento.connect.ingress.body.BodySettings;
import io.revento.connect.ingress.body.Intake;
import io.revento.connect.ingress.body.MemoryBudget;
import io.revento.connect.ingress.delivery.Delivery;
import io.revento.connect.ingress.delivery.DeliveryPublisher;
import io.revento.connect.ingress.delivery.Publication;
import io.revento.connect.ingress.secrets.SigningSecrets;
import io.revento.connect.ingress.signature.SignatureVerifier;
import io.revento.connect.ingress.signature.Verdict;
import io.revento.connect.telemetry.Trace;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * {@code POST /webhooks/revento}. A route and no REST resource: bodies are read byte for byte
 * whatever their type is said to be, and bounded before they are read.
 */
@ApplicationScoped
class WebhookRoute {

  private static final Logger LOG = Logger.getLogger(WebhookRoute.class);
  private static final String PATH = "/webhooks/revento";

  /** The higher comes first. */
  private static final int BEFORE_AUTHENTICATION = SecurityHandlerPriorities.AUTHENTICATION + 10;

  private final SignatureVerifier verifier;
  private final SigningSecrets secrets;
  private final DeliveryPublisher publisher;
  private final Answers answers;
  private final Ending ending;
  private final MemoryBudget budget;
  private final Departure departure;
  private final BodySettings settings;
  private final Clock clock = Clock.systemUTC();

  WebhookRoute(
      SignatureVerifier verifier,
      SigningSecrets secrets,
      DeliveryPublisher publisher,
      Answers answers,
      Ending ending,
      MemoryBudget budget,
      Departure departure,
      BodySettings settings) {
    this.verifier = verifier;
    this.secrets = secrets;
    this.publisher = publisher;
    this.answers = answers;
    this.ending = ending;
    this.budget = budget;
    this.departure = departure;
    this.settings = settings;
  }

  void register(@Observes Router router) {
    router.post(PATH).handler(this::receive).failureHandler(this::failed);
  }

  void sendAway(@Observes Filters filters) {
    filters.register(this::sendAwayWhoComesLate, BEFORE_AUTHENTICATION);
  }

  /**
   * Once we are going, what authenticates may be gone before us, and would call a genuine delivery
   * unauthorized.
   */
  private void sendAwayWhoComesLate(RoutingContext context) {
    if (departure.begun() && PATH.equals(context.request().path())) {
      reject(new Exchange(context, System.nanoTime()), Outcome.SHUTTING_DOWN, "shutting down");
    } else {
      context.next();
    }
  }

  private void receive(RoutingContext context) {
    Exchange exchange = new Exchange(context, System.nanoTime());
    MemoryBudget.Share share = budget.open();
    BodyCollector.collect(context.vertx(), context.request(), share, settings)
        .onFailure(
            gone -> {
              share.release();
              LOG.debugf("the sender went away: %s", gone.getClass().getSimpleName());
            })
        .onSuccess(
            intake -> {
              try {
                taken(exchange, intake, share);
              } catch (RuntimeException bug) {
                // A future tells nobody of what its handlers throw.
                share.release();
                context.fail(bug);
              }
            });
  }

  private void taken(Exchange exchange, Intake intake, MemoryBudget.Share share) {
    if (intake instanceof Intake.Refused refused) {
      share.release();
      reject(exchange, refused.outcome(), refused.reason());
    } else if (departure.begun()) {
      share.release();
      reject(exchange, Outcome.SHUTTING_DOWN, "shutting down");
    } else if (intake instanceof Intake.Whole whole) {
      judge(exchange, whole.body(), share);
    }
  }

  private void judge(Exchange exchange, byte[] body, MemoryBudget.Share share) {
    HttpServerRequest request = exchange.context().request();
    Instant now = clock.instant();
    Verdict verdict = verifier.verify(request.headers()::getAll, body, secrets.all(), now);
    if (verdict instanceof Verdict.Genuine genuine) {
      publish(exchange, delivery(genuine, request, body, now), share);
      return;
    }
    share.release();
    if (verdict instanceof Verdict.Malformed malformed) {
      answers.malformed(exchange.context().response(), malformed.detail());
      ending.rejected(exchange, Outcome.MALFORMED_HEADERS, malformed.detail());
    } else if (verdict instanceof Verdict.Stale) {
      reject(exchange, Outcome.STALE_TIMESTAMP, "timestamp");
    } else {
      reject(exchange, Outcome.BAD_SIGNATURE, "signature");
    }
  }

  private void publish(Exchange exchange, Delivery delivery, MemoryBudget.Share share) {
    publisher
        .publish(delivery, share::release)
        .onSuccess(publication -> answer(exchange, delivery, publication));
  }

  private void answer(Exchange exchange, Delivery delivery, Publication publication) {
    if (publication instanceof Publication.Unconfirmed unconfirmed) {
      answers.rejected(exchange.context().response(), Outcome.KAFKA_UNAVAILABLE);
      ending.unconfirmed(exchange, delivery, unconfirmed);
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
        Trace.of(request.getHeader(RecordHeaders.TRACE_PARENT)));
  }
}
