package io.revento.connect.benchmark.sync;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What {@code deploy/benchmark/run sync} was asked for.
 *
 * @param participants how many each backfill has, of which there are at most three
 * @param notices how many are sent at once
 * @param rates notices per second at which latency is measured
 * @param each how long each rate is held
 * @param distance by how much each answer of the sandbox's API is late, as from afar
 */
record Options(
    List<Integer> participants,
    int notices,
    List<Integer> rates,
    Duration each,
    Duration distance) {

  static final String USAGE =
      """
      deploy/benchmark/run sync [--participants 1000,10000,100000] [--notices 3000]
        [--rates 10,50,100,200] [--seconds 10] [--distance 0]
      --distance: milliseconds by which the sandbox answers everybody late, as if it were far away.
      Measures sync-service beside a bare client of the same sandbox, prints the result and keeps it
      in deploy/benchmark/results/sync.txt. Wants a machine with nothing else to do.""";

  /**
   * @throws IllegalArgumentException when an option is unknown or wants numbers: says which
   */
  static Options parse(List<String> arguments) {
    List<Integer> participants = List.of(1_000, 10_000, 100_000);
    int notices = 3_000;
    List<Integer> rates = List.of(10, 50, 100, 200);
    int seconds = 10;
    int distance = 0;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--participants" -> participants = numbers(option, rest);
        case "--notices" -> notices = numbers(option, rest).get(0);
        case "--rates" -> rates = numbers(option, rest);
        case "--seconds" -> seconds = numbers(option, rest).get(0);
        case "--distance" -> distance = numbers(option, rest).get(0);
        default -> throw new IllegalArgumentException("There is no option " + option + ".");
      }
    }
    if (participants.size() > Stage.EVENTS.size()) {
      throw new IllegalArgumentException(
          "--participants wants at most %d numbers.".formatted(Stage.EVENTS.size()));
    }
    return new Options(
        participants, notices, rates, Duration.ofSeconds(seconds), Duration.ofMillis(distance));
  }

  private static List<Integer> numbers(String option, Iterator<String> rest) {
    try {
      return Arrays.stream(rest.next().split(",")).map(Integer::valueOf).toList();
    } catch (NoSuchElementException | NumberFormatException none) {
      throw new IllegalArgumentException(option + " wants a number after it.");
    }
  }
}
