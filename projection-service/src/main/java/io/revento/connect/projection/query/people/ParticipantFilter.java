package io.revento.connect.projection.query.people;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.projection.query.Queries;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which participants are asked for; a field that is null asks for all. A value that nobody has is
 * no error: there are no such participants.
 *
 * @param q a part of the name or the mail address, in any case
 */
public record ParticipantFilter(
    @QueryParam("status") @Nullable String status,
    @QueryParam("wave") @Nullable String wave,
    @QueryParam("role") @Nullable String role,
    @QueryParam("favorite_track") @Nullable String favoriteTrack,
    @QueryParam("arrival_day") @Nullable String arrivalDay,
    @QueryParam("q") @Nullable String q) {

  public static final ParticipantFilter ALL =
      new ParticipantFilter(null, null, null, null, null, null);

  /**
   * Refuses values that cannot be meant.
   *
   * @throws ProblemException 400 for a blank one, or one that no text in the models can equal
   */
  public ParticipantFilter validated() {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put("status", status);
    values.put("wave", wave);
    values.put("role", role);
    values.put("favorite_track", favoriteTrack);
    values.put("arrival_day", arrivalDay);
    values.forEach(
        (name, value) -> {
          if (value != null && (value.isBlank() || !Queries.storable(value))) {
            throw ProblemException.badRequest(
                "invalid_" + name, "Give %s a value, or leave it out.".formatted(name));
          }
        });
    if (q != null && !Queries.storable(q)) {
      throw ProblemException.badRequest("invalid_q", "Give q a part of a name, or leave it out.");
    }
    return this;
  }

  /** Whether nothing is asked of the application, so that it need not be looked up. */
  boolean isOfThePersonOnly() {
    return status == null && wave == null && favoriteTrack == null && arrivalDay == null;
  }

  /** The parameters $1 to $7 of a query: the event, and these. */
  Tuple parameters(String eventId) {
    return Tuple.tuple()
        .addString(eventId)
        .addString(status)
        .addString(wave)
        .addString(role)
        .addString(favoriteTrack)
        .addString(arrivalDay)
        .addString(pattern());
  }

  private @Nullable String pattern() {
    if (q == null || q.isBlank()) {
      return null;
    }
    String literal = q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + literal + "%";
  }
}
