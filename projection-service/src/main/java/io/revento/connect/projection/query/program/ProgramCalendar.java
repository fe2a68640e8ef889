package io.revento.connect.projection.query.program;

import io.revento.connect.projection.query.event.EventOverview;
import io.revento.connect.projection.query.event.Times;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * A program as a calendar (RFC 5545) in the event's time zone. Activities whose beginning is not
 * known cannot stand in one.
 */
final class ProgramCalendar {

  private static final String PRODUCT = "-//Revento Connect//Program//EN";

  /** What calendar programs show as a calendar's name: no standard, but known to all. */
  private static final String NAME = "X-WR-CALNAME";

  private final String eventId;
  private final ZoneId zone;
  private final @Nullable TimeZone definition;
  private final Calendar calendar = new Calendar();

  private ProgramCalendar(EventOverview event) {
    this.eventId = event.id();
    ZoneId wanted = Times.zone(event.timezone());
    TimeZoneRegistry registry = TimeZoneRegistryFactory.getInstance().createRegistry();
    this.definition = registry.getTimeZone(wanted.getId());
    // A zone that cannot be defined in the calendar must not be named in it.
    this.zone = definition == null ? ZoneId.of("UTC") : wanted;
    calendar.add(new ProdId(PRODUCT));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new XProperty(NAME, plain(Objects.requireNonNullElse(event.name(), event.id()))));
    if (definition != null) {
      calendar.add(definition.getVTimeZone());
    }
  }

  static String of(EventOverview event, Program program) {
    ProgramCalendar calendar = new ProgramCalendar(event);
    for (Program.Day day : program.days()) {
      for (Program.ThreadOfDay thread : day.threads()) {
        thread.activities().forEach(activity -> calendar.add(thread, activity));
      }
    }
    return calendar.text();
  }

  private void add(Program.ThreadOfDay thread, Program.Activity activity) {
    Optional<Instant> starts = Times.instant(activity.startsAt());
    if (starts.isEmpty()) {
      return;
    }
    VEvent entry = new VEvent(false);
    entry.add(new Uid(activity.id() + "@" + eventId));
    entry.add(new DtStamp(Objects.requireNonNullElse(activity.observedAt(), starts.get())));
    entry.add(new DtStart<>(at(starts.get())));
    Times.instant(activity.endsAt())
        .filter(starts.get()::isBefore)
        .ifPresent(end -> entry.add(new DtEnd<>(at(end))));
    entry.add(new Summary(plain(Objects.requireNonNullElse(activity.title(), "Untitled"))));
    place(activity.location()).ifPresent(place -> entry.add(new Location(place)));
    if (thread.name() != null) {
      entry.add(new Categories(new TextList(plain(thread.name()))));
    }
    calendar.add(entry);
  }

  private ZonedDateTime at(Instant time) {
    return time.atZone(zone);
  }

  private static Optional<String> place(@Nullable Place place) {
    if (place == null) {
      return Optional.empty();
    }
    Place.Floor floor = place.floor();
    Place.Building building = place.building();
    Place.Venue venue = place.venue();
    String text =
        Stream.of(
                place.name(),
                floor == null ? null : floor.name(),
                building == null ? null : building.name(),
                venue == null ? null : venue.name(),
                venue == null ? null : venue.address())
            .filter(Objects::nonNull)
            .map(ProgramCalendar::plain)
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** RFC 5545 (section 3.1) has no place for control characters; line ends are escaped later. */
  private static String plain(String text) {
    return text.replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
  }

  private String text() {
    try (StringWriter text = new StringWriter()) {
      new CalendarOutputter(false).output(calendar, text);
      return text.toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string takes whatever is written", impossible);
    }
  }
}
