package io.revento.connect.sync.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revento.connect.contract.connection.Connection;
import io.revento.connect.sync.outbox.RelaySignal;
import io.revento.connect.sync.reconcile.RunWorker;
import io.revento.connect.sync.upstream.KeepableText;
import io.revento.connect.sync.work.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes what token-service says about connections. */
@ApplicationScoped
class ConnectionListener {

  private static final Logger LOG = Logger.getLogger(ConnectionListener.class);

  private final ConnectionChanges changes;
  private final Persistence persistence;
  private final ObjectMapper json;
  private final Worker worker;
  private final RunWorker runWorker;
  private final RelaySignal relay;

  ConnectionListener(
      ConnectionChanges changes,
      Persistence persistence,
      ObjectMapper json,
      Worker worker,
      RunWorker runWorker,
      RelaySignal relay) {
    this.changes = changes;
    this.persistence = persistence;
    this.json = json;
    this.worker = worker;
    this.runWorker = runWorker;
    this.relay = relay;
  }

  @Incoming("connections")
  Uni<Void> take(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null || !KeepableText.isId(record.key())) {
      return unusable(record);
    }
    if (record.value() == null) {
      return persistence
          .untilKept("connections", () -> changes.forget(record.key()))
          .invoke(this::wake);
    }
    return read(record)
        .map(
            connection ->
                persistence
                    .untilKept("connections", () -> changes.change(connection))
                    .invoke(this::wake))
        .orElseGet(() -> unusable(record));
  }

  /** One that cannot be read is left out: the next one of that connection says all again. */
  private Optional<Connection> read(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.ofNullable(json.readValue(record.value(), Connection.class))
          .filter(ConnectionListener::isUsable);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether it says what has to be known of a connection, in text that can be kept. */
  private static boolean isUsable(Connection connection) {
    boolean complete =
        Stream.<@Nullable Object>of(
                connection.id(),
                connection.grant(),
                connection.eventId(),
                connection.state(),
                connection.scope())
            .allMatch(Objects::nonNull);
    return complete
        && Stream.of(
                connection.id(),
                connection.eventId(),
                connection.organizationId(),
                connection.userId())
            .allMatch(id -> id == null || KeepableText.isId(id))
        && KeepableText.isWellFormed(connection.scope());
  }

  private static Uni<Void> unusable(ConsumerRecord<String, byte[]> record) {
    LOG.errorf(
        "connection partition=%d offset=%d outcome=unreadable",
        record.partition(), record.offset());
    return Uni.createFrom().voidItem();
  }

  private void wake() {
    worker.signal();
    runWorker.signal();
    relay.raise();
  }
}
