package io.revento.connect.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which modules may know which. */
class ApartTest {

  @ParameterizedTest
  @ValueSource(strings = {"ingress", "token", "sync", "projection"})
  void a_service_knows_no_other_service(String service) {
    String[] others =
        Stream.of("ingress", "token", "sync", "projection", "local", "embedded")
            .filter(other -> !other.equals(service))
            .map(other -> "io.revento.connect." + other + "..")
            .toArray(String[]::new);
    House.check(
        noClasses()
            .that()
            .resideInAPackage("io.revento.connect." + service + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(others)
            .because("services depend on contract and access, and on each other never"));
  }

  @Test
  void the_sandbox_shares_nothing_with_what_is_tested_against_it() {
    House.check(
        noClasses()
            .that()
            .resideInAPackage("io.revento.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.revento.connect..")
            .because("a misreading of Revento must not pass its own test"));
    House.check(
        noClasses()
            .that()
            .resideInAPackage("io.revento.connect..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.revento.sandbox..")
            .because("Revento's stand-in is spoken to as Revento is"));
  }

  @Test
  void the_contract_knows_no_framework() {
    House.check(
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
            .because("what crosses a boundary says what is sent, not by what"));
    House.check(
        noClasses()
            .that()
            .resideInAPackage("io.revento.connect.contract..")
            .and()
            .doNotHaveSimpleName("TopicAdmin")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("one class creates and audits topics (decision 0002)"));
  }
}
