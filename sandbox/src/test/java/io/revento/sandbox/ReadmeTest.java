package io.revento.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says that a test shows, that test is there to show. */
class ReadmeTest {

  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");
  private static final int STATEMENTS = 50;

  /** The sandbox's own, and the rules of the house, which it is held to as well. */
  private static final Map<String, JavaClass> TESTS =
      Stream.of(
              new ClassFileImporter()
                  .withImportOption(new ImportOption.OnlyIncludeTests())
                  .importPackages(ReadmeTest.class.getPackageName()),
              new ClassFileImporter().importPackages("io.revento.connect.house"))
          .flatMap(JavaClasses::stream)
          .collect(Collectors.toMap(JavaClass::getName, Function.identity()));

  @Test
  void every_statement_of_the_seed_page_names_a_test_that_there_is() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String table =
        readme.substring(readme.indexOf("| the page says |"), readme.indexOf("## What it assumes"));
    List<String> statements = table.lines().skip(2).filter(line -> line.startsWith("|")).toList();
    assertThat(statements).hasSizeGreaterThanOrEqualTo(STATEMENTS);
    for (String statement : statements) {
      List<MatchResult> named = NAMED.matcher(statement).results().toList();
      assertThat(named).as(statement).isNotEmpty();
      named.forEach(one -> assertThere(one.group(1), one.group(2)));
    }
  }

  private static void assertThere(String type, String method) {
    List<JavaClass> found =
        TESTS.values().stream().filter(one -> one.getSimpleName().equals(type)).toList();
    assertThat(found).as(type).hasSize(1);
    if (method != null) {
      assertThat(found.get(0).getMethods()).extracting("name").as(type).contains(method);
    }
  }
}
