package io.revento.connect.projection.rebuild;

/**
 * What is to be read of a partition.
 *
 * @param first the offset of the first record that is there
 * @param next the offset of the next record to read
 * @param end the first offset that need not be read: what comes then, the service writes itself
 */
public record Span(String topic, int partition, long first, long next, long end) {

  public boolean isRead() {
    return next >= end;
  }
}
