package io.revento.connect.ingress.delivery;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Appends records to {@code revento.webhooks.raw}. */
public interface Appender {

  /**
   * Appends a record, and never waits for that: it is called by threads that serve others.
   *
   * @param whenDone called once, in whatever thread: with null when as many replicas have the
   *     record as the topic wants, else with why not; the record is held until then
   */
  void append(DeliveryRecord record, Consumer<@Nullable Throwable> whenDone);
}
