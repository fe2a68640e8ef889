package io.revento.connect.ingress.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Reads a body as it comes, never more of it than may be. */
final class BodyCollector {

  private final int limit;
  private final Buffer collected = Buffer.buffer();
  private final Promise<Optional<byte[]>> body = Promise.promise();

  private BodyCollector(int limit) {
    this.limit = limit;
  }

  /**
   * The body, or empty as soon as it is longer than the limit; fails when the sender goes away.
   *
   * @param limit bytes
   */
  static Future<Optional<byte[]>> collect(HttpServerRequest request, int limit) {
    BodyCollector collector = new BodyCollector(limit);
    request.handler(collector::take);
    request.endHandler(end -> collector.end());
    request.exceptionHandler(collector.body::tryFail);
    request.resume();
    return collector.body.future();
  }

  /** Reads and forgets, so that the connection can be used again. */
  static void discard(HttpServerRequest request) {
    request.handler(chunk -> {});
    request.resume();
  }

  private void take(Buffer chunk) {
    if (body.future().isComplete()) {
      return;
    }
    if (collected.length() + chunk.length() > limit) {
      body.tryComplete(Optional.empty());
    } else {
      collected.appendBuffer(chunk);
    }
  }

  private void end() {
    if (!body.future().isComplete()) {
      body.tryComplete(Optional.of(collected.getBytes()));
    }
  }
}
