package io.revento.connect.token.announce;

import static io.restassured.RestAssured.given;
import static io.revento.connect.token.testing.Service.connect;
import static io.revento.connect.token.testing.Service.lend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.embedded.testing.AccessResource;
import io.revento.connect.embedded.testing.PostgresResource;
import io.revento.connect.embedded.testing.StoppableKafka;
import io.revento.connect.token.testing.TokenServiceResource;
import io.revento.connect.token.testing.Topics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoppableKafka.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "token"))
@WithTestResource(AccessResource.class)
@WithTestResource(TokenServiceResource.class)
class TokenResilienceIT {

  @Test
  void while_kafka_is_away_connecting_works_and_the_record_follows_when_it_is_back()
      throws Exception {
    given().get("/q/health/ready").then().statusCode(200);
    StoppableKafka.stopBroker();
    String id = connect("evt_no_kafka");

    lend(id).then().statusCode(200);
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(503)
        .body(containsString("Kafka does not answer"));
    given().get("/q/health/live").then().statusCode(200);

    StoppableKafka.startBroker();
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(Topics.connections(StoppableKafka.bootstrapServers()))
                    .anyMatch(each -> id.equals(each.key())));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
  }
}
