package io.revento.connect.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The module that is being built: its folder is the working one. */
final class House {

  static final Path SOURCES = Path.of("src", "main", "java");

  /** What the module delivers. */
  static final JavaClasses DELIVERED = imported(Path.of("target", "classes"));

  /** What tests it. */
  static final JavaClasses TESTS = imported(Path.of("target", "test-classes"));

  private House() {}

  /** A rule may speak of other modules: it holds here as far as it concerns this one. */
  static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(DELIVERED);
  }

  /**
   * These packages and those below them, as ArchUnit writes it.
   *
   * @throws AssertionError when one of them should be in this module and is not: a rule about a
   *     package that was renamed would hold for ever
   */
  static String[] packages(String... names) {
    return packages(Stream.of(names));
  }

  static String[] packages(Stream<String> names) {
    return names.peek(House::mustBeThere).map(name -> name + "..").toArray(String[]::new);
  }

  private static void mustBeThere(String name) {
    if (holds(moduleOf(name)) && !holds(name)) {
      throw new AssertionError(
          "A rule of the house speaks of the package %s, which has no class. If it was renamed, rename it in the rule."
              .formatted(name));
    }
  }

  /** Each module has one package that all others of it are in. */
  private static String moduleOf(String name) {
    List<String> parts = List.of(name.split("\\.", -1));
    int depth = parts.contains("sandbox") ? 3 : 4;
    return String.join(".", parts.subList(0, depth));
  }

  private static boolean holds(String packageName) {
    return DELIVERED.stream()
        .map(JavaClass::getPackageName)
        .anyMatch(name -> name.equals(packageName) || name.startsWith(packageName + "."));
  }

  private static JavaClasses imported(Path folder) {
    return new ClassFileImporter().importPaths(Stream.of(folder).filter(Files::exists).toList());
  }
}
