package io.revento.connect.projection.board;

import io.revento.connect.projection.query.Listing;
import io.revento.connect.projection.query.event.ApplicationSummary;
import io.revento.connect.projection.query.event.EventOverview;
import io.revento.connect.projection.query.event.RegistrationWave;
import io.revento.connect.projection.query.people.Participant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * All that an event's page shows.
 *
 * @param search what the list of participants is limited to
 */
public record EventBoard(
    EventOverview event,
    ApplicationSummary applications,
    List<RegistrationWave> waves,
    List<DayGrid> days,
    Listing<Participant> participants,
    Search search) {

  /** The fields of the search form; empty for what is not asked for. */
  public record Search(String q, String status) {}

  public List<Bar> funnel() {
    return Bar.funnel(applications.byStatus());
  }

  public List<Bar> arrivals() {
    return Bar.byLabel(applications.byArrivalDay());
  }

  public List<Bar> tracks() {
    return Bar.byValue(applications.byFavoriteTrack());
  }

  /** 0 to 100, also where a wave is overbooked. */
  public double percentTaken(RegistrationWave wave) {
    Double fill = wave.fill();
    return fill == null ? 0 : Math.min(100, 100 * fill);
  }

  /** The query of the next page of participants; empty on the last. */
  public Optional<String> nextPage() {
    return Optional.ofNullable(participants.nextCursor())
        .map(
            cursor ->
                "?q=%s&status=%s&cursor=%s"
                    .formatted(encoded(search.q()), encoded(search.status()), cursor));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
