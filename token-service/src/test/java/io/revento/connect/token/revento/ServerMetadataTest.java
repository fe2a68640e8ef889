package io.revento.connect.token.revento;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerMetadataTest {

  private static final URI SERVER = URI.create("https://auth.revento.example/oauth");

  @Test
  void what_the_server_says_of_itself_is_read() {
    assertThat(
            of(
                """
                {"issuer": "https://auth.revento.example",
                 "authorization_response_iss_parameter_supported": true, "unknown": []}"""))
        .contains(new ServerMetadata("https://auth.revento.example", true));
    assertThat(of("{\"issuer\": \"https://auth.revento.example\"}"))
        .contains(new ServerMetadata("https://auth.revento.example", false));
  }

  @Test
  void what_is_about_another_server_or_none_is_not_believed() {
    assertThat(of("{\"issuer\": \"https://evil.example\"}")).isEmpty();
    assertThat(of("{\"issuer\": 7}")).isEmpty();
    assertThat(of("{}")).isEmpty();
  }

  private static Optional<ServerMetadata> of(String document) {
    return ServerMetadata.of(new JsonObject(document), SERVER);
  }
}
