package io.revento.connect.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.KafkaResource;
import io.revento.connect.ingress.testing.Metrics;
import io.revento.connect.ingress.testing.SecretsResource;
import io.revento.connect.ingress.testing.Sender;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(AccessResource.class)
@WithTestResource(SecretsResource.class)
class MountedSecretsIT {

  private static final String BODY = "{\"type\":\"event.updated\"}";

  private final String id = "msg_" + UUID.randomUUID();
  private Sender sender = new Sender(0);

  @BeforeEach
  void wait_until_it_is_ready() {
    sender = Sender.whenReady();
  }

  @Test
  void secrets_that_are_swapped_under_the_mount_are_believed_without_a_restart_until_they_end()
      throws Exception {
    String next = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
    Sender rotated = new Sender(RestAssured.port, next);
    try {
      SecretsResource.swap(Sender.SECRET + " until=2020-01-01T00:00:00Z\n" + next);
      awaitAccepted(rotated);
      assertThat(sender.send(id, BODY).statusCode()).isEqualTo(401);
      SecretsResource.swap("botched");
      await().until(() -> Metrics.value("revento_ingress_secrets_current") == 0);
      assertThat(Metrics.value("revento_ingress_secrets_active")).isEqualTo(1);
      assertThat(rotated.send(id, BODY).statusCode()).isEqualTo(202);
    } finally {
      SecretsResource.swap(SecretsResource.AT_FIRST);
      awaitAccepted(sender);
    }
    assertThat(Metrics.value("revento_ingress_secrets_current")).isEqualTo(1);
    assertThat(rotated.send(id, BODY).statusCode()).isEqualTo(401);
  }

  private void awaitAccepted(Sender by) {
    await().atMost(Duration.ofSeconds(10)).until(() -> by.send(id, BODY).statusCode() == 202);
  }
}
