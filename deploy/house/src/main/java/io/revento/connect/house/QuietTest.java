package io.revento.connect.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Nothing sleeps, and nothing speaks but through its log. */
class QuietTest {

  private static final ArchRule SLEEPS_NOT =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.revento.connect.local..")
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class)
          .orShould()
          .callMethod(TimeUnit.class, "sleep", long.class)
          .allowEmptyShould(true);

  @Test
  void nothing_sleeps() {
    SLEEPS_NOT
        .because("a thread that sleeps serves nobody; let a timer call")
        .check(House.DELIVERED);
  }

  @Test
  void no_test_sleeps() {
    SLEEPS_NOT
        .because("a sleep is too long or too short; wait for the condition, with Awaitility")
        .check(House.TESTS);
  }

  @Test
  void only_what_is_run_by_hand_prints() {
    House.check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.revento.connect.local.cli..",
                "io.revento.connect.benchmark..",
                "io.revento.connect.embedded..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(target(name("printStackTrace")))
            .because("what is printed has no time, level or trace; use the logger"));
  }
}
