package io.revento.sandbox.seed;

import io.revento.sandbox.seed.conference.SeedText;
import io.revento.sandbox.world.User;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The people of the seed: organizers, participants, and you. */
final class People {

  static final User SANDBOX_ORGANIZER =
      new User("usr_ingrid_solberg", "Ingrid Solberg", "ingrid.solberg@revento.example");
  static final User OWN_ORGANIZER =
      new User("usr_kofi_mensah", "Kofi Mensah", "kofi.mensah@aurora.example");
  static final User INFORMAL_ORGANIZER =
      new User("usr_elif_demir", "Elif Demir", "elif.demir@kitchentable.example");

  /** Whoever integrates: organizes nothing until added. */
  static final User DEVELOPER =
      new User("usr_developer", "Dana Novak (you, the developer)", "dana.novak@developer.example");

  private static final List<User> PARTICIPANTS = participants();

  private People() {}

  /** That many people from that place of the list on, which begins anew at its end. */
  static List<User> participants(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(index -> PARTICIPANTS.get(index % PARTICIPANTS.size()))
        .toList();
  }

  static List<User> all() {
    return Stream.concat(
            Stream.of(SANDBOX_ORGANIZER, OWN_ORGANIZER, INFORMAL_ORGANIZER, DEVELOPER),
            PARTICIPANTS.stream())
        .toList();
  }

  private static List<User> participants() {
    List<String> lines = SeedText.lines("people.txt");
    return IntStream.range(0, lines.size())
        .mapToObj(
            index -> {
              String[] person = lines.get(index).split("\\|", 2);
              String id = "usr_p%02d".formatted(index + 1);
              return new User(id, person[0], person[1] + "@mail.example");
            })
        .toList();
  }
}
