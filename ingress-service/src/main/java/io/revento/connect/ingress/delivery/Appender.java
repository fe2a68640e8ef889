package io.revento.connect.ingress.delivery;

import org.jspecify.annotations.Nullable;

/** Appends records to {@code revento.webhooks.raw}. */
public interface Appender {

  /**
   * Appends a record, and never waits for that: it is called by threads that serve others.
   *
   * @param whenDone told once, in whatever thread; the record is held until then
   */
  void append(DeliveryRecord record, WhenDone whenDone);

  /** Is told how an append ended. */
  @FunctionalInterface
  interface WhenDone {

    /**
     * The append has ended.
     *
     * @param failure why there is no record; null when as many replicas have it as the topic wants
     */
    void ended(@Nullable Throwable failure);
  }
}
