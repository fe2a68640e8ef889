package io.revento.connect.embedded.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * One run of a seeded test: short by default, long under {@code mvn verify -Psoak}. Either prints
 * its result; the long one also writes it to {@code deploy/soak/NAME.txt}.
 *
 * <pre>{@code
 * try (Soak soak = Soak.begin("sync-faults")) {
 *   Random random = soak.random();
 *   for (int round = 0; round < soak.count("rounds", 20, 2000); round++) { … }
 *   soak.saw("records", records);
 *   soak.passed();
 * }
 * }</pre>
 */
public final class Soak implements AutoCloseable {

  private final String name;
  private final SoakSettings settings;
  private final Checkout checkout;
  private final PrintStream out;
  private final long seed;
  private final Instant begun = Instant.now();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private boolean passed;

  Soak(String name, SoakSettings settings, Checkout checkout, PrintStream out) {
    this.name = name;
    this.settings = settings;
    this.checkout = checkout;
    this.out = out;
    this.seed = settings.seed();
    out.printf(
        Locale.ROOT,
        "soak %s, %s form: -D%s=%d repeats it%n",
        name,
        settings.form(),
        SoakSettings.SEED,
        seed);
  }

  /**
   * Begins a run, and prints the seed that repeats it.
   *
   * @param name of the result's file: lower-case words with hyphens
   */
  public static Soak begin(String name) {
    return new Soak(name, SoakSettings.ofThisJvm(), Checkout.ofThisJvm(), System.out);
  }

  public long seed() {
    return seed;
  }

  /** Whether this is the long form. */
  public boolean isLong() {
    return settings.lengthy();
  }

  /** A source of chance that the seed alone decides: each call gives the same one anew. */
  public Random random() {
    return new Random(seed);
  }

  /**
   * How many there shall be, and a line of the result.
   *
   * @param what one word; {@code -Drevento.soak.WHAT=} sets another number
   */
  public int count(String what, int brief, int lengthy) {
    int count = settings.count(what, brief, lengthy);
    saw(what, count);
    return count;
  }

  /** A line of the result. Never a secret or personal data: results are published. */
  public void saw(String what, Object value) {
    facts.put(what, String.valueOf(value));
  }

  /** To be called last: a run that ends without it has failed. */
  public void passed() {
    passed = true;
  }

  /** Prints the result; the long form keeps it. */
  @Override
  public void close() throws IOException {
    SoakReport report =
        new SoakReport(name, passed, settings.form(), seed, checkout.commit(), begun, facts);
    out.print(report.text());
    if (settings.lengthy()) {
      report.keepIn(checkout.results());
    }
  }
}
