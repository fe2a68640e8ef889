package io.revento.sandbox.seed.conference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of a file under {@code /seed}; empty ones and those that begin with # are left out. */
public final class SeedText {

  private SeedText() {}

  public static List<String> lines(String file) {
    try (InputStream text = SeedText.class.getResourceAsStream("/seed/" + file)) {
      if (text == null) {
        throw new IllegalStateException("the seed file " + file + " is missing from the sandbox");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
