package io.revento.connect.projection.board;

import io.revento.connect.projection.query.PageRequest;
import io.revento.connect.projection.query.event.EventOverview;
import io.revento.connect.projection.query.event.EventQueries;
import io.revento.connect.projection.query.event.SummaryQueries;
import io.revento.connect.projection.query.people.ParticipantFilter;
import io.revento.connect.projection.query.people.ParticipantQueries;
import io.revento.connect.projection.query.program.ProgramQueries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Gathers what an event's page shows. */
@ApplicationScoped
class BoardQueries {

  private final EventQueries events;
  private final SummaryQueries summaries;
  private final ProgramQueries programs;
  private final ParticipantQueries participants;

  BoardQueries(
      EventQueries events,
      SummaryQueries summaries,
      ProgramQueries programs,
      ParticipantQueries participants) {
    this.events = events;
    this.summaries = summaries;
    this.programs = programs;
    this.participants = participants;
  }

  Uni<EventBoard> board(String eventId, EventBoard.Search search, PageRequest page) {
    ParticipantFilter filter =
        new ParticipantFilter(
            search.status().isBlank() ? null : search.status(), null, null, null, null, search.q());
    return Uni.combine()
        .all()
        .unis(
            events.event(eventId),
            summaries.summary(eventId),
            events.waves(eventId),
            programs.program(eventId),
            participants.page(eventId, filter.validated(), page))
        .with(
            (event, applications, waves, program, people) ->
                new EventBoard(
                    event, applications, waves, DayGrid.of(program, zone(event)), people, search));
  }

  private static ZoneId zone(EventOverview event) {
    try {
      return event.timezone() == null ? ZoneOffset.UTC : ZoneId.of(event.timezone());
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }
}
