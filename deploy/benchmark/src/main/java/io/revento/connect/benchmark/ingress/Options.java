package io.revento.connect.benchmark.ingress;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What {@code deploy/benchmark/run ingress} was asked for.
 *
 * @param measure how long each measurement takes
 * @param warmUp how long each server is loaded before
 * @param connections at each server
 * @param portBase the first of the five ports that are used
 */
record Options(Duration measure, Duration warmUp, int connections, int portBase) {

  static final String USAGE =
      """
      deploy/benchmark/run ingress [--seconds 12] [--warm-up 40] [--connections 64] [--port-base 25000]
      Measures ingress-service beside others on one broker, prints the result and keeps it in
      deploy/benchmark/results/ingress.txt. Wants a machine with nothing else to do.""";

  /**
   * @throws IllegalArgumentException when an option is unknown or wants a number: says which
   */
  static Options parse(List<String> arguments) {
    int seconds = 12;
    int warmUp = 40;
    int connections = 64;
    int portBase = 25_000;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--seconds" -> seconds = number(option, rest);
        case "--warm-up" -> warmUp = number(option, rest);
        case "--connections" -> connections = number(option, rest);
        case "--port-base" -> portBase = number(option, rest);
        default -> throw new IllegalArgumentException("There is no option " + option + ".");
      }
    }
    return new Options(
        Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), connections, portBase);
  }

  private static int number(String option, Iterator<String> rest) {
    try {
      return Integer.parseInt(rest.next());
    } catch (NoSuchElementException | NumberFormatException none) {
      throw new IllegalArgumentException(option + " wants a number after it.");
    }
  }
}
