package io.revento.connect.projection.fold;

/** Where a record lies in Kafka. */
public record Coordinates(String topic, int partition, long offset) {}
