package io.revento.connect.token.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.revento.connect.token.revento.ServerMetadata;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who an answer must come from (RFC 9207). */
class CallbackTest {

  private static final URI SERVER = URI.create("https://auth.revento.example/oauth/authorize");
  private static final String ISSUER = "https://auth.revento.example";
  private static final Optional<ServerMetadata> SILENT = Optional.empty();
  private static final Optional<ServerMetadata> NAMES_ITSELF =
      Optional.of(new ServerMetadata(ISSUER, true));
  private static final Optional<ServerMetadata> NEED_NOT =
      Optional.of(new ServerMetadata(ISSUER, false));

  @Test
  void a_server_that_names_itself_must_be_named_to_the_letter() {
    assertThat(fault(ISSUER, NAMES_ITSELF)).isEmpty();
    assertThat(fault(null, NAMES_ITSELF)).contains(Refusal.OTHER_SERVER);
    assertThat(fault(ISSUER + "/", NAMES_ITSELF)).contains(Refusal.OTHER_SERVER);
    assertThat(fault("https://evil.example", NAMES_ITSELF)).contains(Refusal.OTHER_SERVER);
    assertThat(fault("", NAMES_ITSELF)).contains(Refusal.OTHER_SERVER);
  }

  @Test
  void a_server_that_need_not_name_itself_must_not_be_another_when_it_does() {
    assertThat(fault(null, NEED_NOT)).isEmpty();
    assertThat(fault(ISSUER, NEED_NOT)).isEmpty();
    assertThat(fault("https://evil.example", NEED_NOT)).contains(Refusal.OTHER_SERVER);
  }

  @Test
  void where_the_server_says_nothing_of_itself_a_named_origin_must_be_its() {
    assertThat(fault(null, SILENT)).isEmpty();
    assertThat(fault(ISSUER, SILENT)).isEmpty();
    assertThat(fault(ISSUER + "/oauth", SILENT)).isEmpty();
    assertThat(fault("http://auth.revento.example", SILENT)).contains(Refusal.OTHER_SERVER);
    assertThat(fault("https://auth.revento.example:444", SILENT)).contains(Refusal.OTHER_SERVER);
    assertThat(fault("not an address", SILENT)).contains(Refusal.OTHER_SERVER);
  }

  @Test
  void an_answer_without_state_or_without_code_and_error_is_incomplete() {
    assertThat(new Callback(null, "code", null, ISSUER).fault(SERVER, NAMES_ITSELF))
        .contains(Refusal.INCOMPLETE);
    assertThat(new Callback(" ", "code", null, ISSUER).fault(SERVER, NAMES_ITSELF))
        .contains(Refusal.INCOMPLETE);
    assertThat(new Callback("state", null, null, ISSUER).fault(SERVER, NAMES_ITSELF))
        .contains(Refusal.INCOMPLETE);
    assertThat(new Callback("state", null, "access_denied", null).fault(SERVER, NAMES_ITSELF))
        .as("refusals name their sender, too")
        .contains(Refusal.OTHER_SERVER);
  }

  private static Optional<Refusal> fault(
      @Nullable String issuer, Optional<ServerMetadata> metadata) {
    return new Callback("state", "code", null, issuer).fault(SERVER, metadata);
  }
}
