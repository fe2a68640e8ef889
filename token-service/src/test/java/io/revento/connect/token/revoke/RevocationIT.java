package io.revento.connect.token.revoke;

import static io.revento.connect.token.testing.Service.connect;
import static io.revento.connect.token.testing.Service.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revento.connect.token.testing.FakeRevento;
import io.revento.connect.token.testing.TokenServiceTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TokenServiceTest
class RevocationIT {

  private final FakeRevento revento = FakeRevento.INSTANCE;

  @BeforeEach
  @AfterEach
  void calm() {
    revento.reset();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503})
  void a_revoke_that_revento_did_not_take_is_tried_again(int status) {
    String id = connect("evt_revoke_" + status);
    List<String> issued = revento.issuedTokens();
    String token = issued.get(issued.size() - 1);
    revento.revokeStatus(status);
    operator().delete("/api/connections/" + id).then().statusCode(204);
    await().until(() -> revento.revokesRefused() > 0);
    assertThat(revento.revokedTokens()).doesNotContain(token);

    revento.revokeStatus(200);
    await().untilAsserted(() -> assertThat(revento.revokedTokens()).contains(token));
  }
}
