package io.revento.connect.embedded.soak;

import java.security.SecureRandom;
import java.util.Properties;

/** Which form runs, and what was asked for otherwise by {@code -Drevento.soak.…}. */
record SoakSettings(boolean lengthy, Properties given) {

  static final String LENGTHY = "revento.soak";
  static final String SEED = "revento.soak.seed";

  /** The short form is the same in every build, so that none fails by chance. */
  static final long SHORT_FORMS_SEED = 20261123;

  /** Short enough to be typed. */
  private static final int SEED_BITS = 31;

  static SoakSettings ofThisJvm() {
    return new SoakSettings(Boolean.getBoolean(LENGTHY), System.getProperties());
  }

  String form() {
    return lengthy ? "long" : "short";
  }

  /** The seed asked for; else always the same in the short form, and a new one in the long. */
  long seed() {
    String asked = given.getProperty(SEED, "");
    if (!asked.isBlank()) {
      return number(SEED, asked);
    }
    return lengthy ? new SecureRandom().nextLong(1L << SEED_BITS) : SHORT_FORMS_SEED;
  }

  int count(String what, int brief, int usual) {
    String property = LENGTHY + "." + what;
    String asked = given.getProperty(property, "");
    if (!asked.isBlank()) {
      return Math.toIntExact(number(property, asked));
    }
    return lengthy ? usual : brief;
  }

  private static long number(String property, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "%s is '%s' and must be a whole number".formatted(property, text), notANumber);
    }
  }
}
