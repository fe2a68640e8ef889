package io.revento.connect.token;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.revento.connect.token");

  @Test
  void packages_form_no_cycle() {
    slices().matching("io.revento.connect.token.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void decisions_are_plain_java() {
    ArchRuleDefinition.classes()
        .that()
        .haveSimpleName("RefreshPolicy")
        .or()
        .haveSimpleName("LendVerdict")
        .or()
        .haveSimpleName("LifecycleChange")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "io.revento.connect..")
        .check(CLASSES);
  }

  /** Hibernate Reactive mixes up entities that are deleted at the same time (its issue 1713). */
  @Test
  void rows_are_deleted_by_queries() {
    ArchRuleDefinition.noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "a deletion of an entity",
                access ->
                    access.getTarget() instanceof CodeUnitAccessTarget target
                        && target.getOwner().isAssignableTo(PanacheEntityBase.class)
                        && (target.getName().equals("deleteById")
                            || target.getName().equals("delete")
                                && target.getRawParameterTypes().isEmpty())))
        .check(CLASSES);
  }

  @Test
  void one_package_calls_revento_and_one_publishes() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("..token.revento..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.quarkus.oidc.client..")
        .check(CLASSES);
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("..token.announce..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.clients.producer..")
        .check(CLASSES);
  }
}
