package io.revento.connect.projection.query.people;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One participant, with the whole application and the schedule as a speaker.
 *
 * @param participant its fields stand at the top
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ParticipantDetail(
    @JsonUnwrapped Participant participant,
    @Nullable Application application,
    List<Talk> speaksAt) {

  /**
   * @param answers by the form's field, in whatever kind Revento gives them
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Application(
      String id,
      @Nullable String status,
      @Nullable String waveId,
      @Nullable String submittedAt,
      @Nullable String decidedAt,
      Map<String, Object> answers) {}

  /**
   * An activity that the participant speaks at.
   *
   * @param thread its name, and {@code location} and {@code venue} theirs; null until they arrive
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Talk(
      String id,
      @Nullable String title,
      @Nullable String day,
      @Nullable String startsAt,
      @Nullable String endsAt,
      @Nullable String thread,
      @Nullable String location,
      @Nullable String venue) {}
}
