package io.revento.sandbox.faults;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jboss.logging.Logger;

/** Decides when something goes wrong. Each knob has dice of its own, so that none shifts others. */
@ApplicationScoped
public class Faults {

  private static final Logger LOG = Logger.getLogger(Faults.class);

  /** Odd and large, so that near seeds begin far apart (Steele et al., SplitMix64). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private record Run(FaultSettings settings, Map<Knob, Random> dice) {

    static Run of(FaultSettings settings) {
      Map<Knob, Random> dice = new EnumMap<>(Knob.class);
      for (Knob knob : Knob.values()) {
        dice.put(knob, new Random((settings.seed() + knob.ordinal() + 1) * SPREAD));
      }
      return new Run(settings, dice);
    }

    Random dice(Knob knob) {
      return Objects.requireNonNull(dice.get(knob));
    }
  }

  private volatile Run run = Run.of(FaultSettings.none());

  public FaultSettings settings() {
    return run.settings();
  }

  /** From now on, with all dice at their beginning. */
  public void set(FaultSettings settings) {
    run = Run.of(settings);
    LOG.infof("faults seed=%d %s", settings.seed(), settings.json());
  }

  /** Whether it goes wrong this time. */
  public boolean strikes(Knob knob) {
    Run now = run;
    double rate = now.settings().value(knob);
    return rate > 0 && now.dice(knob).nextDouble() < rate;
  }

  /** From 0 to below that bound, by the dice of that knob. */
  int pick(Knob knob, int bound) {
    return run.dice(knob).nextInt(bound);
  }

  Duration latency(Knob knob) {
    return Duration.ofMillis(Math.round(run.settings().value(knob)));
  }
}
