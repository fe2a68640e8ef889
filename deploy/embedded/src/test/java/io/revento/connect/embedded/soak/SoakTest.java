package io.revento.connect.embedded.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakTest {

  @TempDir Path root;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Path result;

  @BeforeEach
  void aFolderForResults() throws IOException {
    result = Files.createDirectories(root.resolve("deploy/soak")).resolve("a-test.txt");
  }

  @Test
  void the_short_form_is_the_same_in_every_build_and_keeps_no_file() throws IOException {
    try (Soak soak = soak(false, Map.of())) {
      assertThat(soak.count("rounds", 20, 2000)).isEqualTo(20);
      assertThat(soak.isLong()).isFalse();
      assertThat(soak.seed()).isEqualTo(SoakSettings.SHORT_FORMS_SEED);
      assertThat(soak.random().nextLong()).isEqualTo(soak.random().nextLong());
      soak.passed();
    }
    assertThat(printed()).contains("-Drevento.soak.seed=20261123", "passed", "rounds   20\n");
    assertThat(result).doesNotExist();
  }

  @Test
  void the_long_form_draws_its_seed_and_keeps_what_it_printed() throws IOException {
    long seed;
    try (Soak soak = soak(true, Map.of())) {
      seed = soak.seed();
      assertThat(soak.count("rounds", 20, 2000)).isEqualTo(2000);
      soak.saw("records", 7L);
      soak.passed();
    }
    assertThat(result)
        .content()
        .contains("passed", "long", "seed     " + seed, "rounds   2000", "records  7")
        .satisfies(kept -> assertThat(printed()).endsWith(kept));
    try (Soak another = soak(true, Map.of())) {
      assertThat(another.seed()).isNotEqualTo(seed);
    }
  }

  @Test
  void a_run_that_does_not_come_to_its_end_has_failed() throws IOException {
    assertThatThrownBy(
            () -> {
              try (Soak soak = soak(true, Map.of())) {
                soak.count("rounds", 1, 1);
                throw new AssertionError("what the test found");
              }
            })
        .hasMessage("what the test found");
    assertThat(result).content().contains("FAILED");
  }

  @Test
  void seed_and_counts_can_be_asked_for_in_either_form() throws IOException {
    for (boolean lengthy : new boolean[] {false, true}) {
      Map<String, String> asked = Map.of("revento.soak.seed", "42", "revento.soak.rounds", "3");
      try (Soak soak = soak(lengthy, asked)) {
        assertThat(soak.seed()).isEqualTo(42);
        assertThat(soak.count("rounds", 20, 2000)).isEqualTo(3);
      }
    }
    assertThatThrownBy(() -> soak(false, Map.of("revento.soak.seed", "many")))
        .hasMessage("revento.soak.seed is 'many' and must be a whole number");
  }

  @Test
  void the_build_says_which_form_runs() {
    assertThat(System.getProperty(SoakSettings.LENGTHY)).isIn("true", "false");
  }

  @Test
  void the_commit_is_unknown_where_there_is_no_git() {
    assertThat(new Checkout(root).commit()).isEqualTo("unknown");
    assertThat(Checkout.ofThisJvm().results()).isDirectoryContaining("glob:**/README.md");
  }

  private Soak soak(boolean lengthy, Map<String, String> given) {
    Properties properties = new Properties();
    properties.putAll(given);
    return new Soak(
        "a-test",
        new SoakSettings(lengthy, properties),
        new Checkout(root),
        new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
