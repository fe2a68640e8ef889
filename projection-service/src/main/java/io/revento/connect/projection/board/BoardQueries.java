package io.revento.connect.projection.board;

import io.revento.connect.projection.lag.TopicLag;
import io.revento.connect.projection.query.PageRequest;
import io.revento.connect.projection.query.event.EventQueries;
import io.revento.connect.projection.query.event.SummaryQueries;
import io.revento.connect.projection.query.event.Times;
import io.revento.connect.projection.query.people.ParticipantFilter;
import io.revento.connect.projection.query.people.ParticipantQueries;
import io.revento.connect.projection.query.program.ProgramQueries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Gathers what an event's page shows. */
@ApplicationScoped
class BoardQueries {

  private final EventQueries events;
  private final SummaryQueries summaries;
  private final ProgramQueries programs;
  private final ParticipantQueries participants;
  private final TopicLag lag;

  BoardQueries(
      EventQueries events,
      SummaryQueries summaries,
      ProgramQueries programs,
      ParticipantQueries participants,
      TopicLag lag) {
    this.events = events;
    this.summaries = summaries;
    this.programs = programs;
    this.participants = participants;
    this.lag = lag;
  }

  Uni<EventBoard> board(String eventId, EventBoard.Search search, PageRequest page) {
    ParticipantFilter filter =
        new ParticipantFilter(
            asked(search.status()),
            asked(search.wave()),
            asked(search.role()),
            asked(search.track()),
            asked(search.day()),
            search.q());
    return Uni.combine()
        .all()
        .unis(
            events.event(eventId),
            summaries.summary(eventId),
            events.waves(eventId),
            events.roles(eventId),
            programs.program(eventId),
            participants.page(eventId, filter.validated(), page))
        .with(
            (event, applications, waves, roles, program, people) ->
                new EventBoard(
                    event.behind(lag.seconds()),
                    applications,
                    waves,
                    roles,
                    DayGrid.of(program, Times.zone(event.timezone())),
                    people,
                    search));
  }

  /** A form sends a field that is not chosen as an empty one. */
  private static @Nullable String asked(String value) {
    return value.isBlank() ? null : value;
  }
}
