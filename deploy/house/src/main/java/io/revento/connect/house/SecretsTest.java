package io.revento.connect.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No token or secret is handed to a log, by its name or inside what carries it. */
class SecretsTest {

  /** What secrets are called here, in records and in the methods that give them out. */
  private static final Set<String> SECRETS =
      Set.of(
          "accessToken",
          "refreshToken",
          "token",
          "clientSecret",
          "webhookSecret",
          "secret",
          "codeVerifier",
          "password");

  private static final Set<String> LOGGERS =
      Set.of(
          "org.jboss.logging.Logger",
          "org.jboss.logging.BasicLogger",
          "io.quarkus.logging.Log",
          "org.slf4j.Logger",
          "java.util.logging.Logger",
          "java.lang.System$Logger");

  private static final DescribedPredicate<JavaCodeUnit> OPENS_A_SECRET =
      DescribedPredicate.describe(
          "read a token or a secret",
          unit -> unit.getAccessesFromSelf().stream().anyMatch(SecretsTest::isSecret));

  private static final ArchCondition<JavaCodeUnit> LOG =
      new ArchCondition<>("write a log line") {
        @Override
        public void check(JavaCodeUnit unit, ConditionEvents events) {
          unit.getMethodCallsFromSelf().stream()
              .filter(call -> LOGGERS.contains(call.getTargetOwner().getName()))
              .forEach(
                  call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
        }
      };

  @Test
  void no_method_that_reads_a_secret_writes_a_log_line() {
    House.check(
        noCodeUnits()
            .that(OPENS_A_SECRET)
            .should(LOG)
            .because("a secret may end up in the log; log in a method that does not hold it"));
  }

  @Test
  void records_that_carry_a_secret_do_not_print_it() {
    List<String> printing =
        House.DELIVERED.stream()
            .filter(JavaClass::isRecord)
            .map(JavaClass::reflect)
            .filter(type -> Stream.of(type.getRecordComponents()).anyMatch(SecretsTest::isSecret))
            .filter(type -> Specimen.of(type, SecretsTest::isSecret).printsItsSecret())
            .map(type -> type.getName() + " prints its secret: give it a toString() without it")
            .toList();
    assertThat(printing).isEmpty();
  }

  private static boolean isSecret(RecordComponent component) {
    return SECRETS.contains(component.getName());
  }

  private static boolean isSecret(JavaAccess<?> access) {
    return SECRETS.contains(access.getName())
        && access.getTargetOwner().getPackageName().startsWith("io.revento.");
  }
}
