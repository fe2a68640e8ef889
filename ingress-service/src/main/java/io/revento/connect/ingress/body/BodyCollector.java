package io.revento.connect.ingress.body;

import io.revento.connect.ingress.answer.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * Reads a body as it comes, never more of it than may be, nor for longer. What is refused is read
 * to its end and forgotten, so that the connection can be used again; a body that has not ended in
 * time ends its connection.
 */
public final class BodyCollector {

  private final HttpServerRequest request;
  private final MemoryBudget.Share share;
  private final int limit;
  private final Promise<Intake> intake = Promise.promise();
  private BodyBlocks collected = new BodyBlocks();

  private BodyCollector(HttpServerRequest request, MemoryBudget.Share share, int limit) {
    this.request = request;
    this.share = share;
    this.limit = limit;
  }

  /**
   * The body, or why not, as soon as that is known; fails when the sender goes away. Whoever calls
   * releases the share.
   */
  public static Future<Intake> collect(
      Vertx vertx, HttpServerRequest request, MemoryBudget.Share share, BodySettings settings) {
    int limit = Math.toIntExact(settings.maxBody().asLongValue());
    BodyCollector collector = new BodyCollector(request, share, limit);
    long deadline =
        vertx.setTimer(settings.bodyWithin().toMillis(), expired -> collector.expired());
    collector.read(() -> vertx.cancelTimer(deadline));
    return collector.intake.future();
  }

  private void read(Runnable whenOver) {
    request.handler(this::take);
    request.endHandler(
        end -> {
          whenOver.run();
          end();
        });
    request.exceptionHandler(
        gone -> {
          whenOver.run();
          intake.tryFail(gone);
        });
    if (declaredLength() > limit) {
      refuse(Outcome.CONTENT_TOO_LARGE, "declared length");
    }
    request.resume();
  }

  private void take(Buffer chunk) {
    if (over()) {
      return;
    }
    int length = collected.length() + chunk.length();
    if (length > limit) {
      refuse(Outcome.CONTENT_TOO_LARGE, "length");
    } else if (held(length)) {
      collected.append(chunk);
    }
  }

  private void end() {
    if (!over() && held(collected.length())) {
      byte[] body = collected.whole();
      // The request, and so its handlers, stay until it is answered: not with the body a second
      // time.
      collected = new BodyBlocks();
      intake.tryComplete(new Intake.Whole(body));
    }
  }

  private boolean held(int length) {
    boolean held = share.growTo(length);
    if (!held) {
      refuse(Outcome.OVERLOADED, "too much under way");
    }
    return held;
  }

  private void expired() {
    refuse(Outcome.REQUEST_TIMEOUT, "body not sent in time");
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      request.connection().close();
    }
  }

  private void refuse(Outcome outcome, String reason) {
    collected = new BodyBlocks();
    intake.tryComplete(new Intake.Refused(outcome, reason));
  }

  private boolean over() {
    return intake.future().isComplete();
  }

  /** 0 for a chunked body. The server has refused what is no number. */
  private long declaredLength() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }
}
