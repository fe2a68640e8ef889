package io.revento.connect.contract.connection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The value of a record in {@code revento.connections}; a tombstone means that the connection is
 * forgotten. The same fields, without {@code since} and {@code purge}, are the answer of {@code GET
 * /api/connections/{id}}.
 *
 * @param id the connection's id; connecting the same event again keeps it
 * @param scope what was granted, space-separated (RFC 6749 section 3.3)
 * @param generation grows at every change of the grant or its state
 * @param since when the connection came into this state
 * @param purge whether a disconnection asks for the data to be removed too
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({
  "id",
  "grant",
  "event_id",
  "organization_id",
  "user_id",
  "scope",
  "state",
  "generation",
  "connected_at",
  "token_expires_at",
  "next_refresh_at",
  "last_error",
  "since",
  "purge"
})
public record Connection(
    @JsonProperty("id") String id,
    @JsonProperty("grant") GrantKind grant,
    @JsonProperty("event_id") String eventId,
    @JsonProperty("organization_id") @Nullable String organizationId,
    @JsonProperty("user_id") @Nullable String userId,
    @JsonProperty("scope") String scope,
    @JsonProperty("state") ConnectionState state,
    @JsonProperty("generation") long generation,
    @JsonProperty("connected_at") @Nullable Instant connectedAt,
    @JsonProperty("token_expires_at") @Nullable Instant tokenExpiresAt,
    @JsonProperty("next_refresh_at") @Nullable Instant nextRefreshAt,
    @JsonProperty("last_error") @Nullable String lastError,
    @JsonProperty("since") @Nullable Instant since,
    @JsonProperty("purge") boolean purge) {}
