package io.revento.connect.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What decides is plain Java: it can be read, and tried, with nothing running. */
class PureTest {

  private static final String[] PLAIN = {
    "java.lang..",
    "java.io..",
    "java.math..",
    "java.net",
    "java.nio.charset..",
    "java.security..",
    "java.text..",
    "java.time..",
    "java.util..",
    "javax.crypto..",
    "com.fasterxml.jackson..",
    "org.jspecify.."
  };

  /** Packages that decide, and what of ours each may know beside itself. */
  private static final Map<String, List<String>> PACKAGES =
      Map.of(
          "io.revento.connect.contract.record", List.of("io.revento.connect.contract"),
          "io.revento.connect.contract.webhook", List.of("io.revento.connect.contract"),
          "io.revento.connect.contract.fields", List.of("io.revento.connect.contract"),
          "io.revento.connect.ingress.signature", List.of(),
          "io.revento.connect.sync.decide",
              List.of("io.revento.connect.contract", "io.revento.connect.sync.upstream"),
          "io.revento.connect.projection.fold", List.of("io.revento.connect.contract"),
          "io.revento.sandbox.world.model", List.of("io.revento.sandbox.world"),
          "io.revento.sandbox.seed.conference", List.of("io.revento.sandbox.world"));

  /** Decisions that live beside what carries them out. */
  private static final Set<String> CLASSES =
      Set.of("RefreshPolicy", "LendVerdict", "LifecycleChange");

  private static final DescribedPredicate<JavaClass> BY_NAME =
      describe("decide", type -> CLASSES.contains(type.getSimpleName()));

  private static final String WHY =
      "what decides is tried without Kafka, database, container or stream; hand it what it needs to"
          + " know";

  @Test
  void packages_that_decide_are_plain_java() {
    PACKAGES.forEach(
        (name, known) -> {
          String[] ours = House.packages(Stream.concat(Stream.of(name), known.stream()));
          House.check(
              classes()
                  .that()
                  .resideInAnyPackage(House.packages(Stream.of(name)))
                  .should()
                  .onlyDependOnClassesThat(resideInAnyPackage(PLAIN).or(resideInAnyPackage(ours)))
                  .because(WHY));
        });
  }

  @Test
  void classes_that_decide_are_plain_java() {
    House.check(
        classes()
            .that(BY_NAME)
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(PLAIN).or(resideInAnyPackage("io.revento.connect..")))
            .because(WHY));
  }

  @Test
  void what_decides_is_told_the_time() {
    House.check(
        noClasses()
            .that(resideInAnyPackage(House.packages(PACKAGES.keySet().stream())).or(BY_NAME))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .because("a decision is the same whenever it is made; take an Instant or a Clock"));
  }
}
