package io.revento.connect.local.cli;

import java.util.HashSet;
import java.util.Set;

/** Reports each death once. */
final class Watch {

  private final Console console;
  private final Set<String> reported = new HashSet<>();

  Watch(Console console) {
    this.console = console;
  }

  void report(String postMortem) {
    if (reported.add(postMortem.lines().findFirst().orElse(postMortem))) {
      console.say(postMortem);
    }
  }
}
