package io.revento.connect.projection.query.people;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A participant, with what the application says: status, wave and answers are null until it is
 * there.
 *
 * @param revision the highest of the records that this is made of
 * @param observedAt the latest of them
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Participant(
    String id,
    @Nullable String userId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String status,
    @Nullable String waveId,
    List<String> roleIds,
    @Nullable String favoriteTrack,
    @Nullable String dietaryNotes,
    @Nullable String arrivalDay,
    @Nullable String applicationId,
    long revision,
    @Nullable Instant observedAt) {}
