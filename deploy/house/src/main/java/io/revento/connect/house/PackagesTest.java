package io.revento.connect.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the rooms are laid out and named. */
class PackagesTest {

  private static final int MOST_CLASSES = 9;

  @Test
  void packages_form_no_cycle() {
    House.check(
        slices()
            .matching("io.revento.(**)")
            .should()
            .beFreeOfCycles()
            .because("each must be readable without the ones that use it"));
  }

  @Test
  void every_package_says_what_it_is_for_and_marks_its_nulls() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path folder : packages()) {
      Path said = folder.resolve("package-info.java");
      if (!Files.exists(said)) {
        silent.add(folder + " has no package-info.java: say in a sentence what it is for");
      } else if (!Files.readString(said).contains("/**")) {
        silent.add(said + " has no comment: say in a sentence what the package is for");
      } else if (!Files.readString(said).contains("@NullMarked")) {
        silent.add(said + " lacks @NullMarked: without it the compiler checks no nulls there");
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void packages_are_small() {
    Map<String, Long> sizes =
        House.DELIVERED.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()));
    sizes.values().removeIf(size -> size <= MOST_CLASSES);
    assertThat(sizes)
        .as("packages with more than %d classes: divide them by what they are for", MOST_CLASSES)
        .isEmpty();
  }

  @Test
  void classes_are_named_for_what_they_do() {
    House.check(
        noClasses()
            .should()
            .haveNameMatching(".*[.$](Abstract|Base)[A-Z]\\w*")
            .orShould()
            .haveNameMatching(".*[.$]\\w*(Manager|Helper|Utils?|Impl|D[Tt][Oo])")
            .because("such a name says nothing of its role; use the field's own term"));
  }

  @Test
  void packages_are_named_for_a_feature() {
    House.check(
        classes()
            .should()
            .resideOutsideOfPackages(
                "..common..", "..util..", "..utils..", "..shared..", "..helper..", "..misc..")
            .because("whatever has no other place gathers there"));
  }

  private static List<Path> packages() throws IOException {
    if (!Files.exists(House.SOURCES)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(House.SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    }
  }
}
