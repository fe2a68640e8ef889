package io.revento.connect.ingress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.revento.connect.ingress");

  @Test
  void packages_form_no_cycle() {
    slices().matching("io.revento.connect.ingress.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void signatures_are_judged_in_plain_java() {
    noClasses()
        .that()
        .resideInAPackage("..ingress.signature..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..", "javax.crypto..", "org.jspecify..", "..ingress.signature..")
        .check(CLASSES);
  }

  @Test
  void nothing_reaches_into_another_service() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.revento.connect.token..",
            "io.revento.connect.sync..",
            "io.revento.connect.projection..",
            "io.revento.sandbox..")
        .check(CLASSES);
  }

  @Test
  void only_delivery_and_broker_speak_to_kafka() {
    noClasses()
        .that()
        .resideInAnyPackage("..ingress.webhook..", "..ingress.secrets..", "..ingress.signature..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..")
        .check(CLASSES);
  }
}
