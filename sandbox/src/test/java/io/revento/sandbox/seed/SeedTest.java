package io.revento.sandbox.seed;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.revento.sandbox.world.model.Field;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeedTest {

  private static final LocalDate ANCHOR = LocalDate.parse("2026-07-01");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String EVENTS =
      "evt_sandbox_test,evt_sandbox_draft,evt_own_live,evt_own_draft,evt_informal";

  private final Seed seed = new Seed(ANCHOR);

  static List<String> events() {
    return List.of(EVENTS.split(","));
  }

  @Test
  void two_seeds_of_one_day_are_the_same() {
    Seed again = new Seed(ANCHOR);
    for (String event : events()) {
      assertThat(seed.event(event, NOW)).isEqualTo(again.event(event, NOW));
    }
    assertThat(seed.organization("org_own")).isEqualTo(again.organization("org_own"));
    assertThat(seed.users()).isEqualTo(again.users());
  }

  @Test
  void the_anchor_stays_for_half_a_year() {
    assertThat(Seed.anchorOf(Instant.parse("2026-07-01T00:00:00Z"))).isEqualTo("2026-07-01");
    assertThat(Seed.anchorOf(Instant.parse("2026-12-31T23:59:59Z"))).isEqualTo("2026-07-01");
    assertThat(Seed.anchorOf(Instant.parse("2027-06-30T12:00:00Z"))).isEqualTo("2027-01-01");
  }

  @ParameterizedTest
  @MethodSource("events")
  void every_event_has_what_the_seed_page_promises(String event) {
    Map<Kind, List<Resource>> held =
        seed.event(event, NOW).stream().collect(groupingBy(Resource::kind));

    assertThat(held.get(Kind.PARTICIPANT)).hasSizeGreaterThanOrEqualTo(36);
    assertThat(values(held, Kind.APPLICATION, "status"))
        .containsExactlyInAnyOrder("pending", "approved", "rejected", "revision_requested");
    assertThat(values(held, Kind.REGISTRATION_WAVE, "status"))
        .containsExactlyInAnyOrder("upcoming", "open", "closed", "sold_out");
    assertThat(held.get(Kind.THREAD)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(held.get(Kind.PROGRAM).get(0).list("days")).hasSizeGreaterThanOrEqualTo(3);
    Map<String, Long> perThreadAndDay =
        held.get(Kind.ACTIVITY).stream()
            .collect(groupingBy(a -> a.text("thread_id") + a.text("day"), counting()));
    assertThat(perThreadAndDay).hasSize(3 * held.get(Kind.THREAD).size());
    assertThat(perThreadAndDay.values()).allSatisfy(count -> assertThat(count).isBetween(8L, 12L));
    assertThat(held.get(Kind.APPLICATION_FORM).get(0).list("fields"))
        .extracting(field -> ((Map<?, ?>) field).get("key").toString())
        .containsExactly("favorite_track", "dietary_notes", "arrival_day");
  }

  @Test
  void all_references_lead_somewhere() {
    for (String event : events()) {
      List<Resource> held = seed.event(event, NOW);
      Set<String> ids = held.stream().map(Resource::id).collect(Collectors.toSet());
      seed.organizations().forEach(id -> ids.addAll(idsOf(seed.organization(id))));
      seed.users().forEach(user -> ids.add(user.id()));
      for (Resource resource : held) {
        resource.fields().entrySet().stream()
            .filter(field -> field.getKey().endsWith("_id") || field.getKey().endsWith("_ids"))
            .flatMap(
                field ->
                    field.getValue() instanceof List<?> many
                        ? many.stream()
                        : Stream.ofNullable(field.getValue()))
            .forEach(id -> assertThat(ids).as(resource.id()).contains(id.toString()));
      }
    }
  }

  @Test
  void fields_are_those_of_the_kind_and_fit_it() {
    for (String event : events()) {
      for (Resource resource : seed.event(event, NOW)) {
        assertThat(resource.fields().keySet())
            .containsExactlyElementsOf(resource.kind().fields().stream().map(Field::name).toList());
        for (Field field : resource.kind().fields()) {
          assertThat(field.fault(resource.fields().get(field.name()))).isEmpty();
        }
      }
    }
  }

  @Test
  void talks_in_one_room_do_not_overlap() {
    List<Resource> activities =
        seed.event("evt_own_live", NOW).stream().filter(r -> r.kind() == Kind.ACTIVITY).toList();
    Map<String, List<Resource>> byRoom =
        activities.stream().collect(groupingBy(a -> a.text("location_id")));
    for (List<Resource> room : byRoom.values()) {
      TreeSet<Instant> starts = new TreeSet<>();
      room.forEach(a -> starts.add(Instant.parse(a.text("starts_at"))));
      assertThat(starts).hasSameSizeAs(room);
      Instant last = null;
      for (Instant start : starts) {
        if (last != null) {
          assertThat(ChronoUnit.MINUTES.between(last, start)).isGreaterThanOrEqualTo(40);
        }
        last = start;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void nobody_is_in_two_rooms_at_once_and_nothing_is_on_against_a_keynote(String event) {
    Map<String, List<Resource>> byStart =
        seed.event(event, NOW).stream()
            .filter(one -> one.kind() == Kind.ACTIVITY)
            .collect(groupingBy(one -> one.text("starts_at")));
    for (List<Resource> atOnce : byStart.values()) {
      assertThat(atOnce.stream().flatMap(one -> one.list("speaker_ids").stream()))
          .doesNotHaveDuplicates();
      if (atOnce.stream().anyMatch(one -> one.text("kind").equals("keynote"))) {
        assertThat(atOnce).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_wave_took_those_who_applied_while_it_was_open(String event) {
    Map<Kind, List<Resource>> held =
        seed.event(event, NOW).stream().collect(groupingBy(Resource::kind));
    for (Resource wave : held.get(Kind.REGISTRATION_WAVE)) {
      List<Resource> applications =
          held.get(Kind.APPLICATION).stream()
              .filter(one -> one.text("wave_id").equals(wave.id()))
              .toList();
      assertThat(wave.number("taken"))
          .isEqualTo(applications.size())
          .isLessThanOrEqualTo(wave.number("capacity"));
      assertThat(applications)
          .extracting(one -> Instant.parse(one.text("submitted_at")))
          .allSatisfy(
              time ->
                  assertThat(time)
                      .isBetween(
                          Instant.parse(wave.text("opens_at")),
                          Instant.parse(wave.text("closes_at"))));
    }
  }

  @Test
  void bulk_data_gets_new_ids_and_no_numbered_names() {
    Bulk bulk = seed.bulk("evt_sandbox_test", NOW, 7_000);
    bulk.participants(5_000);
    bulk.activities(300);
    assertThat(idsOf(bulk.resources())).hasSize(10_300);
    assertThat(bulk.users())
        .extracting("name")
        .noneMatch(name -> name.toString().matches(".*\\d.*"));
    Set<Object> names = bulk.users().stream().map(user -> user.name()).collect(Collectors.toSet());
    assertThat(names).hasSizeGreaterThan(500);
  }

  private static Set<String> idsOf(List<Resource> resources) {
    return resources.stream().map(Resource::id).collect(Collectors.toSet());
  }

  private static Set<String> values(Map<Kind, List<Resource>> held, Kind kind, String field) {
    return held.get(kind).stream().map(one -> one.text(field)).collect(Collectors.toSet());
  }
}
