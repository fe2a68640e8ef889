package io.revento.connect.sync.parked;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.access.scope.EventScope;
import io.revento.connect.contract.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows parked deliveries, and drives them again. */
@Path("/api/parked")
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class ParkedResource {

  private static final int MOST = 200;

  private final ParkedDeliveries parked;
  private final EventScope scope;

  /** A limit that is misspelt would be none, and drive all again. */
  private final ObjectReader strict;

  ParkedResource(ParkedDeliveries parked, EventScope scope, ObjectMapper json) {
    this.parked = parked;
    this.scope = scope;
    this.strict =
        json.readerFor(Redrive.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /**
   * @param total parked deliveries that the filter means
   * @param redriving how many were put back to work and have not ended yet; the reason in the
   *     filter does not limit it
   */
  public record Listing(
      @JsonProperty("data") List<ParkedDelivery> data,
      @JsonProperty("total") long total,
      @JsonProperty("redriving") long redriving) {}

  public record Redrive(
      @JsonProperty("filter") @Nullable ParkedFilter filter,
      @JsonProperty("dry_run") boolean dryRun) {}

  /**
   * @param matched parked deliveries that the filter meant and that can be tried again
   * @param redriven how many of them were put back to work
   */
  public record Redriven(
      @JsonProperty("matched") long matched,
      @JsonProperty("redriven") long redriven,
      @JsonProperty("dry_run") boolean dryRun) {}

  @GET
  public Uni<Listing> list(
      @RestQuery("webhook_id") @Nullable String webhookId,
      @RestQuery("event_id") @Nullable String eventId,
      @RestQuery @Nullable String type,
      @RestQuery @Nullable String reason,
      @RestQuery @DefaultValue("50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest("bad_limit", "Send a limit from 1 to 200.");
    }
    ParkedFilter filter = new ParkedFilter(webhookId, eventId, type, reason);
    Optional<Set<String>> events = scope.events();
    return parked
        .list(filter, events, limit)
        .chain(
            data ->
                parked
                    .count(filter, events)
                    .chain(
                        total ->
                            parked
                                .redriving(filter, events)
                                .map(redriving -> new Listing(data, total, redriving))));
  }

  @POST
  @Path("/redrive")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Redriven> redrive(@Nullable String body) {
    Redrive redrive = read(body == null ? "" : body);
    ParkedFilter filter = redrive.filter() == null ? ParkedFilter.ALL : redrive.filter();
    Optional<Set<String>> events = scope.events();
    return redrive.dryRun()
        ? parked.redrivable(filter, events).map(count -> new Redriven(count, 0, true))
        : parked.redrive(filter, events).map(count -> new Redriven(count, count, false));
  }

  private Redrive read(String body) {
    try {
      Redrive redrive = strict.readValue(body);
      if (redrive != null) {
        return redrive;
      }
    } catch (JsonProcessingException unusable) {
      throw badFilter();
    }
    throw badFilter();
  }

  private static ProblemException badFilter() {
    return ProblemException.badRequest(
        "bad_filter",
        "Send {\"filter\": {…}, \"dry_run\": true|false}, with any of webhook_id, event_id, type"
            + " and reason in the filter; {} as the filter is all.");
  }
}
