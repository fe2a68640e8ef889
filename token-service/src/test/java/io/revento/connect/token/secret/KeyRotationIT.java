package io.revento.connect.token.secret;

import static io.revento.connect.token.testing.Service.connect;
import static io.revento.connect.token.testing.Service.lend;
import static io.revento.connect.token.testing.Service.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.revento.connect.token.testing.Database;
import io.revento.connect.token.testing.FakeRevento;
import io.revento.connect.token.testing.TokenServiceResource;
import io.revento.connect.token.testing.TokenServiceTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TokenServiceTest
class KeyRotationIT {

  private final TokenCipher old =
      new TokenCipher(EncryptionKeys.parse(List.of(TokenServiceResource.OLD_KEY)));

  @BeforeEach
  void calm() {
    FakeRevento.INSTANCE.reset();
  }

  @Test
  void tokens_to_revoke_are_sealed_again_too_and_one_that_does_not_open_holds_up_none() {
    write("rev_1_lost", "k9:" + old.seal("rt_lost", "revocations/rev_1_lost").substring(4));
    write("rev_2", old.seal("rt_known", "revocations/rev_2"));

    operator().post("/api/keys/rotate").then().statusCode(200).body("resealed", equalTo(1));

    assertThat(Database.rows("SELECT token FROM revocations WHERE id = 'rev_2'"))
        .allMatch(token -> token.startsWith("k_2:"))
        .hasSize(1);
    assertThat(Database.rows("SELECT token FROM revocations WHERE id = 'rev_1_lost'"))
        .allMatch(token -> token.startsWith("k9:"))
        .hasSize(1);

    Database.execute("UPDATE revocations SET not_before = now()");
    await()
        .untilAsserted(
            () ->
                assertThat(FakeRevento.INSTANCE.revokedTokens())
                    .as("the one that opens is told")
                    .contains("rt_known"));
    Database.execute("DELETE FROM revocations WHERE id = 'rev_1_lost'");
  }

  private static void write(String id, String sealed) {
    Database.execute(
        "INSERT INTO revocations VALUES ('%s', '%s', now(), now() + interval '1 h')"
            .formatted(id, sealed));
  }

  @Test
  void what_an_older_key_sealed_is_sealed_again_and_stays_usable() {
    String id = connect("evt_keys");
    List<String> issued = FakeRevento.INSTANCE.issuedTokens();
    String access = issued.get(issued.size() - 2);
    Database.reseal(
        id,
        old.seal(access, "grants/" + id + "/access"),
        old.seal(issued.get(issued.size() - 1), "grants/" + id + "/refresh"));
    assertThat(lend(id).<String>path("access_token")).isEqualTo(access);

    operator()
        .post("/api/keys/rotate")
        .then()
        .statusCode(200)
        .body("key_id", equalTo("k_2"))
        .body("resealed", equalTo(1));

    assertThat(
            Database.rows("SELECT access_token, refresh_token FROM grants WHERE id='" + id + "'"))
        .allMatch(row -> row.matches("k_2:.*\\|k_2:.*\\|"));
    assertThat(lend(id).<String>path("access_token")).isEqualTo(access);
    operator().post("/api/keys/rotate").then().body("resealed", equalTo(0));
  }
}
