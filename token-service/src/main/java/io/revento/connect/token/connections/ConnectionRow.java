package io.revento.connect.token.connections;

import io.revento.connect.contract.connection.Connection;
import io.revento.connect.contract.connection.ConnectionState;
import io.revento.connect.contract.connection.GrantKind;
import io.revento.connect.token.grant.Grant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection as the page shows it; times in UTC. */
record ConnectionRow(Connection connection, @Nullable Instant refreshedAt) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  static ConnectionRow of(Grant grant) {
    return new ConnectionRow(grant.toConnection(), grant.refreshedAt);
  }

  public String stateWord() {
    return switch (connection.state()) {
      case CONNECTED -> "Connected";
      case SUSPENDED -> "Suspended by Revento";
      case RECONNECT_REQUIRED -> "Reconnect required";
      case REVOKED -> "Revoked at Revento";
      case DISCONNECTED -> "Disconnected";
    };
  }

  public List<String> scopes() {
    return List.of(connection.scope().split(" "));
  }

  /** The event's id as it stands in an address. */
  public String eventInAddress() {
    return URLEncoder.encode(connection.eventId(), StandardCharsets.UTF_8);
  }

  /** Whether a person has to do something before it works again. */
  public boolean needsPerson() {
    return connection.state() == ConnectionState.RECONNECT_REQUIRED
        || connection.state() == ConnectionState.REVOKED;
  }

  /** Only participants themselves can consent: they get a link. */
  public boolean byInvitation() {
    return connection.grant() == GrantKind.PARTICIPANT;
  }

  public boolean canDisconnect() {
    return connection.state() != ConnectionState.DISCONNECTED
        && connection.state() != ConnectionState.REVOKED;
  }

  public String refreshed() {
    return time(refreshedAt);
  }

  public String nextRefresh() {
    return connection.state() == ConnectionState.CONNECTED
        ? time(connection.nextRefreshAt())
        : "none";
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "never" : TIME.format(time);
  }
}
