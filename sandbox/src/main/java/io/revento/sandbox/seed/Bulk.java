package io.revento.sandbox.seed;

import io.revento.sandbox.seed.conference.EventPlan;
import io.revento.sandbox.seed.conference.Gathered;
import io.revento.sandbox.seed.conference.ParticipantSeed;
import io.revento.sandbox.seed.conference.SeedText;
import io.revento.sandbox.seed.conference.Shape;
import io.revento.sandbox.seed.conference.Track;
import io.revento.sandbox.seed.conference.VenueSeed;
import io.revento.sandbox.world.User;
import io.revento.sandbox.world.model.Kind;
import io.revento.sandbox.world.model.Resource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Participants and activities in any number, which read like those of the seed. */
public final class Bulk {

  private static final List<String> GIVEN = SeedText.lines("given-names.txt");
  private static final List<String> FAMILY = SeedText.lines("family-names.txt");
  private static final String USER_PREFIX = "usr_l";
  private static final int MINUTES_BETWEEN = 15;
  private static final int STARTS_A_DAY = 40;

  private final EventPlan plan;
  private final List<String> roleIds;
  private final Instant now;
  private final long first;
  private final Gathered gathered;
  private final List<User> users = new ArrayList<>();

  Bulk(EventPlan plan, List<String> roleIds, Instant now, long first) {
    this.plan = plan;
    this.roleIds = roleIds;
    this.now = now;
    this.first = first;
    this.gathered = new Gathered(plan.id(), now, first);
  }

  public void participants(int count) {
    for (int i = 0; i < count; i++) {
      String suffix = "l" + (first + i);
      User user = user(i, suffix);
      users.add(user);
      ParticipantSeed.Person person =
          new ParticipantSeed.Person(
              plan.id(Kind.PARTICIPANT.prefix(), suffix),
              plan.id(Kind.APPLICATION.prefix(), suffix),
              user);
      int role = i % roleIds.size();
      ParticipantSeed.addOne(plan, gathered, person, roleIds.subList(role, role + 1), i, now);
    }
  }

  public void activities(int count) {
    for (int i = 0; i < count; i++) {
      int thread = i % plan.tracks().size();
      Track track = plan.tracks().get(thread);
      LocalDate day = plan.days().get(i % EventPlan.DAYS);
      LocalTime time = LocalTime.of(9, 0).plusMinutes((long) MINUTES_BETWEEN * (i % STARTS_A_DAY));
      Instant startsAt = day.atTime(time).atZone(plan.timezone()).toInstant();
      String title = track.talks().get(i % track.talks().size());
      gathered.add(
          Kind.ACTIVITY,
          plan.id(Kind.ACTIVITY.prefix(), "l" + (first + i)),
          Shape.of("program_id", plan.id(Kind.PROGRAM.prefix(), "1"))
              .and("thread_id", plan.id(Kind.THREAD.prefix(), Integer.toString(thread + 1)))
              .and("day", day.toString())
              .and("starts_at", startsAt.toString())
              .and("ends_at", startsAt.plusSeconds(MINUTES_BETWEEN * 60L).toString())
              .and("title", title + " (repeat " + (i / track.talks().size() + 1) + ")")
              .and("kind", "talk")
              .and("location_id", VenueSeed.roomOfThread(plan, thread))
              .and("speaker_ids", List.of()));
    }
  }

  /** Whether that user came with a load, and belongs to no other event. */
  static boolean made(String userId) {
    return userId.startsWith(USER_PREFIX);
  }

  public List<Resource> resources() {
    return gathered.resources();
  }

  public List<User> users() {
    return users;
  }

  private User user(int index, String suffix) {
    String given = GIVEN.get(index % GIVEN.size());
    String family = FAMILY.get((index / GIVEN.size() + index) % FAMILY.size());
    String mailbox = given.toLowerCase(Locale.ROOT).charAt(0) + suffix;
    return new User(USER_PREFIX + (first + index), given + " " + family, mailbox + "@mail.example");
  }
}
