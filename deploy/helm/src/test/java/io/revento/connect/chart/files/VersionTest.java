package io.revento.connect.chart.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.chart.rendering.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A release changes one version; whoever names another one would run other images. */
class VersionTest {

  private static final Path HOME = Path.of("..", "..");
  private static final Pattern PROJECT =
      Pattern.compile("<artifactId>revento-connect</artifactId>\\s*<version>([^<]+)</version>");

  @Test
  void chart_and_compose_run_the_images_of_this_build() throws IOException {
    String version = all(PROJECT, HOME.resolve("pom.xml")).get(0);
    assertThat(all(Pattern.compile("appVersion: (.+)"), Chart.FOLDER.resolve("Chart.yaml")))
        .containsExactly(version);
    assertThat(
            all(
                Pattern.compile("REVENTO_CONNECT_VERSION:?[-=]([^}\\s]+)"),
                HOME.resolve("docker-compose.yml")))
        .isNotEmpty()
        .containsOnly(version);
    assertThat(all(Pattern.compile("REVENTO_CONNECT_VERSION=(\\S+)"), HOME.resolve(".env.example")))
        .containsExactly(version);
  }

  @Test
  void what_has_changed_in_it_is_written_down() throws IOException {
    String version = all(PROJECT, HOME.resolve("pom.xml")).get(0);
    String heading = version.endsWith("-SNAPSHOT") ? "Unreleased" : version;
    assertThat(all(Pattern.compile("(?m)^## (\\S+)"), HOME.resolve("CHANGELOG.md")).get(0))
        .isEqualTo(heading);
  }

  private static List<String> all(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results().map(VersionTest::group).toList();
  }

  private static String group(MatchResult found) {
    return found.group(1);
  }
}
