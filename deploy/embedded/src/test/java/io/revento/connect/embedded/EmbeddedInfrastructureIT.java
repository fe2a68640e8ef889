package io.revento.connect.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.contract.topics.TopicAdmin;
import io.revento.connect.contract.topics.TopicCatalogue;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedInfrastructureIT {

  @TempDir Path folder;

  @Test
  void the_broker_has_the_catalogues_topics_and_keeps_data_across_a_restart() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0).withTopics();
        Admin admin = admin(kafka)) {
      assertThat(new TopicAdmin(admin).faults(TopicCatalogue.all())).isEmpty();
      admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1))).all().get();
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0).withTopics();
        Admin admin = admin(kafka)) {
      assertThat(admin.listTopics().names().get()).contains("mine");
      admin.deleteTopics(List.of(TopicCatalogue.CONNECTIONS.name())).all().get();
      await()
          .untilAsserted(
              () ->
                  assertThat(new TopicAdmin(admin).faults(TopicCatalogue.all()))
                      .containsExactly("topic revento.connections is missing"));
    }
  }

  @Test
  void the_broker_starts_in_turkish_too() throws Exception {
    Locale before = Locale.getDefault();
    Locale turkish = Locale.forLanguageTag("tr-TR");
    Locale.setDefault(turkish);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
      assertThat(Locale.getDefault()).isEqualTo(turkish);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void each_service_owns_a_database_that_survives_a_restart() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0).withDatabases()) {
      execute(postgres, "CREATE TABLE kept (id int)");
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, 0).withDatabases()) {
      execute(postgres, "INSERT INTO kept VALUES (1)");
    }
  }

  @Test
  void keys_survive_a_restart_and_sign_what_the_contract_asks_for() throws Exception {
    Path file = folder.resolve("access.key");
    AccessKeys first = AccessKeys.loadOrGenerate(file);
    assertThat(AccessKeys.read(file).publicKey()).isEqualTo(first.publicKey());
    AccessKeys second = AccessKeys.loadOrGenerate(file);
    assertThat(second.publicKey()).isEqualTo(first.publicKey());

    JwtClaims claims =
        new JwtConsumerBuilder()
            .setSkipSignatureVerification()
            .setExpectedIssuer(AccessKeys.ISSUER)
            .setExpectedAudience("revento-connect")
            .setRequireExpirationTime()
            .setRequireSubject()
            .build()
            .processToClaims(second.token("reader", Duration.ofHours(1), List.of("evt_1")));
    assertThat(claims.getStringListClaimValue("groups")).containsExactly("reader");
    assertThat(claims.getStringListClaimValue("events")).containsExactly("evt_1");
  }

  private static Admin admin(EmbeddedKafka kafka) {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws Exception {
    try (var connection =
            DriverManager.getConnection("jdbc:" + postgres.url("sync"), "sync", "sync");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
