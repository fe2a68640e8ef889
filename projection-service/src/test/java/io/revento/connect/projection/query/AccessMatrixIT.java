package io.revento.connect.projection.query;

import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.AccessKeys;
import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.projection.support.Callers;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets what: the same on answers, exports, streams and pages. */
@QuarkusTest
class AccessMatrixIT {

  private static final String MINE = "evt_matrix_mine";
  private static final String OTHER = "evt_matrix_other";
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  /** Made once: to make a key takes about a second. */
  private static final AccessKeys STRANGERS = AccessKeys.another();

  /** By the first of these tests: others only read. */
  private static boolean written;

  @TestHTTPResource("/")
  URI root;

  private final HttpClient http = HttpClient.newHttpClient();
  private final AccessKeys keys = Infrastructure.keys();

  @BeforeEach
  void two_events() {
    if (written) {
      return;
    }
    try (Topics topics = new Topics()) {
      SmallEvent.everything(topics, MINE);
      SmallEvent.everything(topics, OTHER);
    }
    for (String event : new String[] {MINE, OTHER}) {
      await()
          .untilAsserted(
              () ->
                  Callers.reader()
                      .get("/api/events/" + event)
                      .then()
                      .body("counts.participants", equalTo(3)));
    }
    written = true;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/events/%s",
        "/api/events/%s/participants",
        "/api/events/%s/participants/par_1",
        "/api/events/%s/participants.csv",
        "/api/events/%s/applications/summary",
        "/api/events/%s/program",
        "/api/events/%s/program.ics",
        "/api/events/%s/venues",
        "/api/events/%s/registration-waves",
        "/api/events/%s/roles",
        "/api/events/%s/changes",
        "/events/%s"
      })
  void below_an_event_it_is_for_readers_who_may_see_it(String path) throws Exception {
    String mine = path.formatted(MINE);
    assertThat(status(mine, keys.token(Roles.READER, LIFETIME))).isEqualTo(200);
    assertThat(status(mine, keys.token(Roles.READER, LIFETIME, List.of(MINE)))).isEqualTo(200);
    assertThat(status(mine, keys.token(Roles.OPERATOR, LIFETIME))).isEqualTo(200);
    assertThat(status(mine, keys.token(Roles.SERVICE, LIFETIME))).isEqualTo(403);
    assertThat(status(mine, keys.token(Roles.READER, LIFETIME.negated()))).isEqualTo(401);
    assertThat(status(mine, STRANGERS.token(Roles.READER, LIFETIME))).isEqualTo(401);
    assertThat(status(mine, null)).isEqualTo(401);
    for (String role : new String[] {Roles.READER, Roles.OPERATOR}) {
      String limited = keys.token(role, LIFETIME, List.of(MINE));
      assertThat(status(path.formatted(OTHER), limited)).isEqualTo(404);
      assertThat(status(path.formatted("evt_matrix_none"), limited)).isEqualTo(404);
      assertThat(status(mine, keys.token(role, LIFETIME, List.of()))).isEqualTo(404);
    }
    String unlimited = keys.token(Roles.READER, LIFETIME);
    assertThat(status(path.formatted("evt_matrix_none"), unlimited)).isEqualTo(404);
    assertThat(status(path.formatted("%00"), unlimited)).isEqualTo(404);
  }

  /** Of the head of the answer only: a stream has no end. */
  private int status(String path, String token) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<InputStream> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      return answer.statusCode();
    }
  }
}
