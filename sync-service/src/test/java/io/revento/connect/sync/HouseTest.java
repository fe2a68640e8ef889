package io.revento.connect.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The fences between this service's packages. */
class HouseTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.revento.connect.sync");

  @Test
  void packages_have_no_cycles() {
    slices().matching("io.revento.connect.sync.(*)..").should().beFreeOfCycles().check(SERVICE);
  }

  @Test
  void decisions_are_pure() {
    classes()
        .that()
        .resideInAPackage("..sync.decide..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.fasterxml.jackson.databind..",
            "org.jspecify..",
            "io.revento.connect.contract..",
            "io.revento.connect.sync.decide..",
            "io.revento.connect.sync.upstream..")
        .check(SERVICE);
  }

  @Test
  void fault_tolerance_is_in_the_gateway_only() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..sync.upstream..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.smallrye.faulttolerance..", "org.eclipse.microprofile.faulttolerance..")
        .check(SERVICE);
  }

  @Test
  void no_other_service_is_known() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.revento.connect.ingress..",
            "io.revento.connect.token..",
            "io.revento.connect.projection..",
            "io.revento.sandbox..")
        .check(SERVICE);
  }
}
