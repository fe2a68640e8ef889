package io.revento.connect.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each outside system, and each thing that could be done everywhere, has one place. */
class OneOwnerTest {

  private static final String PANACHE_ENTITY =
      "io.quarkus.hibernate.reactive.panache.PanacheEntityBase";

  @Test
  void fault_tolerance_is_the_gateways_alone() {
    House.check(
        noClasses()
            .that()
            .resideOutsideOfPackages(House.packages("io.revento.connect.sync.upstream"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.smallrye.faulttolerance..", "org.eclipse.microprofile.faulttolerance..")
            .because("one guard per connection: an annotation elsewhere would open for everyone"));
  }

  @Test
  void in_ingress_only_delivery_and_broker_speak_to_kafka() {
    House.check(
        noClasses()
            .that()
            .resideInAnyPackage(
                House.packages(
                    "io.revento.connect.ingress.webhook",
                    "io.revento.connect.ingress.answer",
                    "io.revento.connect.ingress.body",
                    "io.revento.connect.ingress.secrets",
                    "io.revento.connect.ingress.signature"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging.."));
  }

  @Test
  void in_token_one_package_calls_revento_and_one_publishes() {
    House.check(
        noClasses()
            .that()
            .resideInAPackage("io.revento.connect.token..")
            .and()
            .resideOutsideOfPackages(House.packages("io.revento.connect.token.revento"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus.oidc.client.."));
    House.check(
        noClasses()
            .that()
            .resideInAPackage("io.revento.connect.token..")
            .and()
            .resideOutsideOfPackages(House.packages("io.revento.connect.token.announce"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients.producer.."));
  }

  @Test
  void in_token_rows_are_deleted_by_queries() {
    House.check(
        noClasses()
            .that()
            .resideInAPackage("io.revento.connect.token..")
            .should()
            .accessTargetWhere(describe("a deletion of an entity", OneOwnerTest::deletesAnEntity))
            .because("Hibernate Reactive mixes up entities deleted at the same time (issue 1713)"));
  }

  private static boolean deletesAnEntity(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getOwner().isAssignableTo(PANACHE_ENTITY)
        && (target.getName().equals("deleteById")
            || target.getName().equals("delete") && target.getRawParameterTypes().isEmpty());
  }

  @Test
  void spans_are_made_by_telemetry_alone() {
    House.check(
        noClasses()
            .that()
            .resideInAPackage("io.revento.connect..")
            .and()
            .resideOutsideOfPackages(House.packages("io.revento.connect.telemetry"))
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.opentelemetry..")
                    .and(not(name("io.opentelemetry.api.trace.SpanKind"))))
            .because(
                "what a span may say is a Fact: no name, no address and no URL gets into one"));
  }

  @Test
  void in_access_problems_know_no_other_part() {
    House.check(
        noClasses()
            .that()
            .resideInAnyPackage(House.packages("io.revento.connect.access.problem"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                House.packages(
                    "io.revento.connect.access.bearer",
                    "io.revento.connect.access.signin",
                    "io.revento.connect.access.scope")));
  }

  @Test
  void nothing_but_webhooks_is_sent_to_anybody_by_the_sandbox() {
    House.check(
        noClasses()
            .that()
            .resideInAPackage("io.revento.sandbox..")
            .and()
            .resideOutsideOfPackages(House.packages("io.revento.sandbox.webhooks.sending"))
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
            .haveNameMatching(
                "java\\.net\\.(Socket|URL|URLConnection|HttpURLConnection|Datagram.*)")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("io\\.vertx\\.core\\.http\\.HttpClient.*")
            .because("no payment, mail or notification leaves the sandbox (Revento's own page)"));
  }

  @Test
  void the_sandboxs_api_changes_nothing() {
    House.check(
        noClasses()
            .that()
            .resideInAnyPackage(House.packages("io.revento.sandbox.api"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                House.packages(
                    "io.revento.sandbox.edits",
                    "io.revento.sandbox.control",
                    "io.revento.sandbox.webhooks")));
  }

  @Test
  void only_the_sandboxs_clock_reads_the_time() {
    House.check(
        noClasses()
            .that()
            .resideInAPackage("io.revento.sandbox..")
            .and()
            .resideOutsideOfPackages(House.packages("io.revento.sandbox.clock"))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("PUT /sandbox/clock must move all of it"));
  }
}
