package io.revento.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.revento.sandbox");

  @Test
  void it_shares_nothing_with_those_who_are_tested_against_it() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.revento.connect..")
        .check(CLASSES);
  }

  /** "No real payments, real emails or real notifications": only registered webhooks leave. */
  @Test
  void nothing_but_webhooks_is_sent_to_anybody() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..sandbox.webhooks.sending..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net.http..",
            "java.nio.channels.spi..",
            "javax.net..",
            "io.vertx.core.net..",
            "io.vertx.ext.web.client..",
            "io.vertx.ext.mail..",
            "io.quarkus.mailer..",
            "jakarta.mail..",
            "jakarta.ws.rs.client..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(Socket|URL|URLConnection|HttpURLConnection|Datagram.*)")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("io\\.vertx\\.core\\.http\\.HttpClient.*")
        .check(CLASSES);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("io.revento.sandbox.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void what_the_world_is_made_of_is_plain_java() {
    noClasses()
        .that()
        .resideInAnyPackage("..sandbox.world.model..", "..sandbox.seed.conference..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..", "org.jspecify..", "..sandbox.world..", "..sandbox.seed.conference..")
        .check(CLASSES);
  }

  @Test
  void the_api_changes_nothing() {
    noClasses()
        .that()
        .resideInAPackage("..sandbox.api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..sandbox.edits..", "..sandbox.control..", "..sandbox.webhooks..")
        .check(CLASSES);
  }

  @Test
  void only_the_clock_reads_the_time() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..sandbox.clock..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }
}
