package io.revento.connect.projection.board;

import io.revento.connect.projection.query.Listing;
import io.revento.connect.projection.query.event.ApplicationSummary;
import io.revento.connect.projection.query.event.EventOverview;
import io.revento.connect.projection.query.event.RegistrationWave;
import io.revento.connect.projection.query.event.Role;
import io.revento.connect.projection.query.people.Participant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
    List<Role> roles,
    List<DayGrid> days,
    Listing<Participant> participants,
    Search search) {

  /** The fields of the search form; empty for what is not asked for. */
  public record Search(
      String q, String status, String wave, String role, String track, String day) {

    /** Whether anything is asked for. */
    public boolean isLimited() {
      return !(q + status + wave + role + track + day).isBlank();
    }
  }

  /** How many applications came that far, of all. */
  public List<Bar> stages() {
    long pending = applications.byStatus().getOrDefault("pending", 0L);
    long approved = applications.byStatus().getOrDefault("approved", 0L);
    long total = applications.total();
    return List.of(
        Bar.share("Submitted", "submitted", total, total),
        Bar.share("Looked at", "looked-at", total - pending, total),
        Bar.share("Approved", "approved", approved, total));
  }

  /** How long the last change was on its way, for people. */
  public String behind() {
    Double delay = event.freshness().delay();
    if (delay == null) {
      return "–";
    }
    double seconds = Math.max(0, delay);
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : seconds < 3600
            ? "%d min".formatted((long) seconds / 60)
            : "%d h".formatted((long) seconds / 3600);
  }

  public Optional<Curve> curve() {
    return Curve.of(applications.overTime());
  }

  public List<Bar> funnel() {
    return Bar.funnel(applications.byStatus());
  }

  public List<Bar> arrivals() {
    return Bar.byDay(applications.byArrivalDay());
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
                "?q=%s&status=%s&wave=%s&role=%s&favorite_track=%s&arrival_day=%s&cursor=%s"
                    .formatted(
                        encoded(search.q()),
                        encoded(search.status()),
                        encoded(search.wave()),
                        encoded(search.role()),
                        encoded(search.track()),
                        encoded(search.day()),
                        cursor));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
