package io.revento.connect.system;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house as it is drawn: who may know whom. */
class ArchitectureTest {

  private static final Path HOME = Path.of("..", "..");

  private static final List<String> MODULES =
      List.of(
          "contract",
          "access",
          "deploy/embedded",
          "deploy/local",
          "sandbox",
          "ingress-service",
          "token-service",
          "sync-service",
          "projection-service");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .importPaths(
              MODULES.stream()
                  .map(module -> HOME.resolve(module).resolve("target/classes"))
                  .toList());

  @ParameterizedTest
  @ValueSource(strings = {"ingress", "token", "sync", "projection"})
  void a_service_knows_no_other_service(String service) {
    String[] others =
        Stream.of("ingress", "token", "sync", "projection", "local", "embedded")
            .filter(other -> !other.equals(service))
            .map(other -> "io.revento.connect." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.revento.connect." + service + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(ALL);
  }

  @Test
  void the_sandbox_shares_nothing_with_what_it_tests() {
    noClasses()
        .that()
        .resideInAPackage("io.revento.sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.revento.connect..")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("io.revento.connect..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.revento.sandbox..")
        .check(ALL);
  }

  @Test
  void the_contract_knows_no_framework() {
    classes()
        .that()
        .resideInAPackage("io.revento.connect.contract..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "io.revento.connect.contract..",
                "com.fasterxml.jackson.annotation..",
                "org.apache.kafka..",
                "org.jspecify.."))
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("io.revento.connect.contract..")
        .and()
        .doNotHaveSimpleName("TopicAdmin")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(ALL);
  }

  @Test
  void what_decides_is_plain_java() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.revento.connect.sync.decide..", "io.revento.connect.projection.fold..")
        .or()
        .haveSimpleName("RefreshPolicy")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "org.hibernate..",
            "io.smallrye..",
            "io.vertx..",
            "io.quarkus..",
            "jakarta..",
            "org.eclipse.microprofile..")
        .check(ALL);
  }

  @Test
  void fault_tolerance_is_the_gateways_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.revento.connect.sync.upstream..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.smallrye.faulttolerance..", "org.eclipse.microprofile.faulttolerance..")
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.revento.connect.contract",
        "io.revento.connect.access",
        "io.revento.connect.ingress",
        "io.revento.connect.token",
        "io.revento.connect.sync",
        "io.revento.connect.projection",
        "io.revento.connect.local",
        "io.revento.sandbox"
      })
  void packages_form_no_cycle(String root) {
    slices().matching(root + ".(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    for (String module : MODULES) {
      try (Stream<Path> folders = Files.walk(HOME.resolve(module).resolve("src/main/java"))) {
        List<Path> silent =
            folders
                .filter(Files::isDirectory)
                .filter(ArchitectureTest::holdsClasses)
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertThat(silent).as("packages of %s without a package-info.java", module).isEmpty();
      }
    }
  }

  private static boolean holdsClasses(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
