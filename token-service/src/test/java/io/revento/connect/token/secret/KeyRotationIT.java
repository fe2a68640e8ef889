package io.revento.connect.token.secret;

import static io.revento.connect.token.testing.Service.connect;
import static io.revento.connect.token.testing.Service.lend;
import static io.revento.connect.token.testing.Service.operator;
import static org.assertj.core.api.Assertions.assertThat;
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
        .body("key_id", equalTo("k2"))
        .body("resealed", equalTo(1));

    assertThat(
            Database.rows("SELECT access_token, refresh_token FROM grants WHERE id='" + id + "'"))
        .allMatch(row -> row.matches("k2:.*\\|k2:.*\\|"));
    assertThat(lend(id).<String>path("access_token")).isEqualTo(access);
    operator().post("/api/keys/rotate").then().body("resealed", equalTo(0));
  }
}
