package io.revento.connect.system.disaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code deploy/operate/README.md}, read as whoever is in trouble reads it. */
final class Runbook {

  private static final Path FILE = Path.of("..", "operate", "README.md");
  private static final Pattern PSQL =
      Pattern.compile("^psql -U (\\w+) (\\w+) -c \"(.+)\"$", Pattern.MULTILINE);
  private static final Pattern NEXT_HEADING = Pattern.compile("^#", Pattern.MULTILINE);

  private Runbook() {}

  /** A command {@code psql -U user database -c "sql"}. */
  record Statement(String user, String database, String sql) {}

  /** The statements of the section under that heading, in order; at least one. */
  static List<Statement> statements(String heading) throws IOException {
    String text = Files.readString(FILE);
    int begin = text.indexOf("\n" + heading + "\n");
    assertThat(begin).as("the runbook's section %s", heading).isNotNegative();
    String section = text.substring(begin + heading.length() + 2);
    Matcher next = NEXT_HEADING.matcher(section);
    Matcher commands = PSQL.matcher(next.find() ? section.substring(0, next.start()) : section);
    List<Statement> statements =
        commands
            .results()
            .map(found -> new Statement(found.group(1), found.group(2), found.group(3)))
            .toList();
    assertThat(statements).as("statements under %s", heading).isNotEmpty();
    return statements;
  }
}
