package io.revento.connect.benchmark.projection;

import io.revento.connect.benchmark.projection.contestant.Contestants;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What {@code deploy/benchmark/run projection} was asked for.
 *
 * @param records in the topics; each key has as many revisions as fit
 * @param keys participants and applications, half of each
 * @param passes how often all take their turn; the fastest of each counts
 * @param beside the names of those that projection-service is measured beside
 * @param participants of the event that questions are asked about; none, and nothing is asked
 * @param questions how often each is asked
 */
record Options(
    int records, int keys, int passes, List<String> beside, int participants, int questions) {

  static final String USAGE =
      """
      deploy/benchmark/run projection [--records 200000] [--keys 20000] [--passes 2]
        [--beside unnest,jdbc_sink,jdbc_sink_tuned] [--participants 100000] [--questions 200]
      Measures projection-service beside Debezium's JDBC sink and bare upserts, and how fast its
      models answer, prints the result and keeps it in deploy/benchmark/results/projection.txt.
      Wants a machine with nothing else to do.""";

  /** How many revisions each key has. */
  int rounds() {
    return records / keys;
  }

  /**
   * @throws IllegalArgumentException when an option is unknown or wants a number: says which
   */
  static Options parse(List<String> arguments) {
    int records = 200_000;
    int keys = 20_000;
    int passes = 2;
    List<String> beside = Contestants.OTHERS;
    int participants = 100_000;
    int questions = 200;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--records" -> records = number(option, rest);
        case "--keys" -> keys = number(option, rest);
        case "--passes" -> passes = number(option, rest);
        case "--beside" -> beside = names(option, rest);
        case "--participants" -> participants = number(option, rest);
        case "--questions" -> questions = number(option, rest);
        default -> throw new IllegalArgumentException("There is no option " + option + ".");
      }
    }
    if (records < 2 * keys) {
      throw new IllegalArgumentException("--records wants at least two for each of --keys.");
    }
    return new Options(records, keys, passes, beside, participants, questions);
  }

  private static List<String> names(String option, Iterator<String> rest) {
    List<String> names = rest.hasNext() ? List.of(rest.next().split(",")) : List.of();
    if (!Contestants.OTHERS.containsAll(names)) {
      throw new IllegalArgumentException(
          option + " wants some of " + String.join(",", Contestants.OTHERS) + ".");
    }
    return names;
  }

  private static int number(String option, Iterator<String> rest) {
    try {
      return Integer.parseInt(rest.next());
    } catch (NoSuchElementException | NumberFormatException none) {
      throw new IllegalArgumentException(option + " wants a number after it.");
    }
  }
}
