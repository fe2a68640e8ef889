package io.revento.connect.sync.work;

import io.revento.connect.contract.record.Cause;
import io.revento.connect.contract.topics.ResourceType;
import io.revento.connect.sync.connection.SyncConnection;
import io.revento.connect.sync.deliveries.Settlement;
import io.revento.connect.telemetry.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource to be looked at, leased to this replica.
 *
 * @param requestNo of the last request for it; a later one keeps the work alive
 * @param tries its failures while the connection was well
 * @param looks how often it was looked for in vain
 * @param causationId the latest webhook that asks for it
 * @param trace of that webhook
 * @param others traces of earlier webhooks that are answered by the same look
 */
record WorkItem(
    SyncConnection connection,
    ResourceType type,
    String id,
    long requestNo,
    Cause cause,
    int tries,
    int looks,
    @Nullable String causationId,
    Trace trace,
    List<Trace> others) {

  /** Which resource of its connection's event. */
  Key key() {
    return new Key(type, id);
  }

  record Key(ResourceType type, String id) {}

  /** The deliveries that it answers. */
  Settlement.About about() {
    return new Settlement.About(connection.eventId(), type.wireName(), id, requestNo);
  }
}
