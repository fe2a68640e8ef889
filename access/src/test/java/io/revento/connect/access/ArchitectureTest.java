package io.revento.connect.access;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.revento.connect.access");

  @Test
  void packages_form_no_cycle() {
    slices().matching("io.revento.connect.access.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void problems_know_no_other_part_of_access() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("..access.problem..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..access.bearer..", "..access.signin..", "..access.scope..")
        .check(CLASSES);
  }
}
