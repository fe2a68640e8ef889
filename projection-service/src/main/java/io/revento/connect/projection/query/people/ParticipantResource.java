package io.revento.connect.projection.query.people;

import io.revento.connect.access.problem.ProblemException;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.projection.query.EventGate;
import io.revento.connect.projection.query.MinRevision;
import io.revento.connect.projection.query.PageRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The directory of an event's participants. */
@Path("/api/events/{eventId}")
@RolesAllowed({Roles.READER, Roles.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@MinRevision
public class ParticipantResource {

  private final EventGate gate;
  private final ParticipantQueries participants;

  ParticipantResource(EventGate gate, ParticipantQueries participants) {
    this.gate = gate;
    this.participants = participants;
  }

  /** A page of the participants that match, by id, and how many there are in all. */
  @GET
  @Path("/participants")
  public Uni<Response> page(
      @RestPath String eventId,
      @BeanParam ParticipantFilter filter,
      @RestQuery @Nullable String limit,
      @RestQuery @Nullable String cursor,
      @Context Request request) {
    PageRequest page = PageRequest.of(limit, cursor);
    ParticipantFilter valid = filter.validated();
    return gate.answer(eventId, request, () -> participants.page(eventId, valid, page));
  }

  /** One participant, with the application and the schedule as a speaker. */
  @GET
  @Path("/participants/{id}")
  public Uni<Response> one(
      @RestPath String eventId, @RestPath String id, @Context Request request) {
    return gate.answer(
        eventId,
        request,
        () ->
            participants
                .one(eventId, id)
                .map(
                    found ->
                        found.orElseThrow(
                            () ->
                                ProblemException.notFound(
                                    "The event has no such participant. Check the id."))));
  }

  /**
   * All participants that match, as they are while the export runs; with the ETag of its beginning,
   * so that a change in between is never hidden by a 304.
   */
  @GET
  @Path("/participants.csv")
  @Produces("text/csv;charset=utf-8")
  public Multi<String> csv(
      @RestPath String eventId,
      @BeanParam ParticipantFilter filter,
      @Context Request request,
      @Context HttpServerResponse response) {
    ParticipantFilter valid = filter.validated();
    // Quarkus marks every answer as not to be compressed, and lifts that only where it is no
    // stream.
    response.headers().remove(HttpHeaders.CONTENT_ENCODING);
    return RestMulti.fromUniResponse(
        gate.enter(eventId).map(version -> new EntityTag(Long.toString(version), true)),
        tag -> isKnown(tag, request) ? Multi.createFrom().empty() : lines(eventId, valid),
        tag ->
            Map.of(
                HttpHeaders.CONTENT_DISPOSITION,
                List.of("attachment; filename=\"participants.csv\""),
                HttpHeaders.ETAG,
                List.of("W/\"" + tag.getValue() + "\""),
                HttpHeaders.CACHE_CONTROL,
                List.of("private, no-cache")),
        tag ->
            (isKnown(tag, request) ? Response.Status.NOT_MODIFIED : Response.Status.OK)
                .getStatusCode());
  }

  private static boolean isKnown(EntityTag tag, Request request) {
    return request.evaluatePreconditions(tag) != null;
  }

  /** Page after page, so that neither memory nor a connection is held for a slow reader. */
  private Multi<String> lines(String eventId, ParticipantFilter filter) {
    AtomicReference<@Nullable String> after = new AtomicReference<>();
    Multi<String> pages =
        Multi.createBy()
            .repeating()
            .uni(
                () ->
                    participants
                        .rows(eventId, filter, after.get(), PageRequest.MAX_LIMIT)
                        .invoke(
                            rows -> {
                              if (!rows.isEmpty()) {
                                after.set(rows.get(rows.size() - 1).id());
                              }
                            }))
            .whilst(rows -> rows.size() == PageRequest.MAX_LIMIT)
            .map(ParticipantCsv::lines);
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().item(ParticipantCsv.HEADER), pages);
  }
}
