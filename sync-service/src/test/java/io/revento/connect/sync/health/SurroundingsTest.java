package io.revento.connect.sync.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each variable that there is no start without, by the settings that are shipped. */
class SurroundingsTest {

  private static final URL SHIPPED =
      Objects.requireNonNull(
          Surroundings.class.getClassLoader().getResource("application.properties"));
  private static final int ORDINAL = 100;

  private static final Map<String, String> COMPLETE =
      Map.of(
          "KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
          "DB_URL", "postgresql://server:5432/sync",
          "DB_USER", "sync",
          "TOKEN_SERVICE_TOKEN_FILE", "service-token");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KAFKA_BOOTSTRAP_SERVERS  | Set KAFKA_BOOTSTRAP_SERVERS to Kafka, as host:port.",
        "DB_URL                   | Set DB_URL to the database, as postgresql://host:port/database.",
        "DB_USER                  | Set DB_USER, and DB_PASSWORD, to who may use the database.",
        "TOKEN_SERVICE_TOKEN_FILE | Set TOKEN_SERVICE_TOKEN_FILE to a file with a JWT of role"
            + " service, or OIDC_ISSUER_URL, TOKEN_SERVICE_CLIENT_ID and"
            + " TOKEN_SERVICE_CLIENT_SECRET to get one.",
      })
  void a_variable_that_is_missing_is_said_and_no_other(String variable, String sentence) {
    Map<String, String> settings = new HashMap<>(COMPLETE);
    settings.remove(variable);

    ConfigValidationException refused =
        catchThrowableOfType(ConfigValidationException.class, () -> read(settings));

    assertThat(refused.getProblemCount()).isOne();
    assertThat(refused.getProblem(0).getMessage()).endsWith(sentence);
  }

  @Test
  void an_issuer_stands_in_for_the_file_of_a_token() throws IOException {
    Map<String, String> settings = new HashMap<>(COMPLETE);
    settings.remove("TOKEN_SERVICE_TOKEN_FILE");
    settings.put("OIDC_ISSUER_URL", "https://issuer.example");

    assertThat(read(settings).tokenServiceAccess()).isEqualTo("https://issuer.example");
  }

  private static Surroundings read(Map<String, String> settings) throws IOException {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(SHIPPED, ORDINAL))
        .withMapping(Surroundings.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(Surroundings.class);
  }
}
