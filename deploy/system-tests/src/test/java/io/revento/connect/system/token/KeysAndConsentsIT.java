package io.revento.connect.system.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.testing.Chromium;
import io.revento.connect.local.setup.SandboxControl;
import io.revento.connect.system.token.Browser.Begun;
import io.revento.connect.system.token.TokenReplicas.Replica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Secrets at rest and the way in, with two replicas of the packaged service. */
@ResourceLock(TokenReplicas.LOCK)
class KeysAndConsentsIT {

  private static final String EVENT = "evt_own_live";
  private static final int CONNECTIONS = 60;
  private static final int BATCH = 5;

  /** A small telephone's window, in pixels. */
  private static final int NARROW = 360;

  private static TokenReplicas system;
  private static Replica one;
  private static Replica two;
  private static List<String> people;

  @BeforeAll
  static void start() throws Exception {
    system = new TokenReplicas(Map.of(), Map.of("TOKEN_ROTATION_BATCH", Integer.toString(BATCH)));
    people = system.revento.load(EVENT, CONNECTIONS);
    one = system.start("one", "two");
    two = system.start("one", "two");
    for (String user : people) {
      assertThat(system.browser(one).connect("participant", EVENT, user)).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (system != null) {
      system.close();
    }
  }

  @Test
  void a_callback_that_is_replayed_altered_or_anothers_is_refused_and_changes_no_grant()
      throws Exception {
    Begun begun = system.browser(one).begin("participant", EVENT);
    URI callback = system.browser(one).allow(begun, people.get(0), EVENT);
    Begun other = system.browser(one).begin("participant", EVENT);
    String since = system.revento.now();
    List<String> before = grants();

    refused(one, callback, other.cookie(), "cannot be used");
    refused(one, callback, null, "cannot be used");
    refused(one, Browser.with(callback, "state", "made-up"), begun.cookie(), "cannot be used");
    refused(
        one, Browser.with(callback, "iss", "https://evil.example"), begun.cookie(), "did not come");
    refused(one, Browser.with(callback, "iss", null), begun.cookie(), "did not come");
    assertThat(system.revento.exchanges(since)).as("no code was brought").isEmpty();

    refused(one, Browser.with(callback, "code", "made-up"), begun.cookie(), "did not accept");
    refused(two, callback, begun.cookie(), "cannot be used");
    assertThat(grants()).isEqualTo(before);
  }

  @Test
  void of_two_callbacks_at_once_at_two_replicas_one_counts_and_a_replay_ends_nothing()
      throws Exception {
    Begun begun = system.browser(one).begin("participant", EVENT);
    URI callback = system.browser(one).allow(begun, people.get(1), EVENT);
    String since = system.revento.now();
    List<Integer> statuses =
        Stream.of(one, two)
            .map(replica -> CompletableFuture.supplyAsync(() -> status(replica, callback, begun)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();

    assertThat(statuses).containsExactly(200, 400);
    assertThat(status(two, callback, begun)).isEqualTo(400);
    assertThat(system.revento.exchanges(since))
        .as("a code that is brought twice would end the grant at Revento")
        .containsExactly(200);
  }

  @Test
  void a_rotation_of_keys_that_is_killed_goes_on_where_it_was_and_callers_notice_nothing()
      throws Exception {
    Replica rotating = system.start("two", "one");
    List<String> ids =
        system.grants.rows("SELECT id FROM grants WHERE state = 'CONNECTED' ORDER BY id");
    try (Connection barrier = system.grants.open()) {
      barrier.setAutoCommit(false);
      barrier
          .createStatement()
          .execute("SELECT 1 FROM grants WHERE id = '" + ids.get(CONNECTIONS / 2) + "' FOR UPDATE");
      CompletableFuture<?> request = rotate(rotating);
      await().until(() -> sealedBy("two") >= CONNECTIONS / 2 - BATCH);
      rotating.process().kill();
      assertThat(request.handle((answer, gone) -> gone).join()).as("died with it").isNotNull();
      barrier.rollback();
    }
    assertThat(sealedBy("one")).as("left to do").isPositive();
    assertThat(sealedBy("two")).as("done").isPositive();
    for (String id : ids) {
      system.callers().crowd(() -> List.of(one), 1, id).forEach(CompletableFuture::join);
    }

    int left = sealedBy("one");
    Replica again = system.start("two", "one");
    JsonNode answer = system.operator().post(again.url().resolve("/api/keys/rotate"), Map.of());
    assertThat(answer.path("resealed").asInt()).isEqualTo(left);
    assertThat(sealedBy("one")).isZero();
    assertThat(new StoredTokens(system.grants, TokenReplicas.KEYS).all()).hasSize(2 * ids.size());

    thatWrongKeysStopTheStart();
    Replica without = system.start("two");
    assertThat(without.process().isAlive()).as("the old key may go").isTrue();
    again.process().kill();
    without.process().kill();
  }

  @Test
  void a_person_connects_invites_and_disconnects_in_a_browser() throws Exception {
    assumeThat(Chromium.executable()).as("SKIPPED: there is no chromium on the PATH").isPresent();
    try (ConnectPageWalk walk = new ConnectPageWalk(one.url())) {
      Page page = walk.signedIn(system.token(Roles.OPERATOR), 1200, ColorScheme.LIGHT);
      ConnectPageWalk.link(page, "Connect an event").click();
      walk.consent(page, organizer("evt_own_draft"), "evt_own_draft");
      assertThat(ConnectPageWalk.heading(page, "Connected")).isVisible();
      ConnectPageWalk.link(page, "Back to the connections").click();
      assertThat(walk.card(page, "evt_own_draft")).containsText("Connected");
      Chromium.picture(page, "connect-wide-light");

      ConnectPageWalk.button(page, "Make the link").click();
      String invitation = page.getByLabel("Send this link").inputValue();
      Page guest = walk.stranger();
      guest.navigate(invitation);
      guest.navigate(invitation);
      walk.consent(guest, organizer("evt_sandbox_draft"), "evt_sandbox_draft");
      assertThat(guest.locator("main")).containsText("Thank you");
      guest.navigate(invitation);
      assertThat(guest.locator("main")).containsText("cannot be used");

      Page narrow = walk.signedIn(system.token(Roles.OPERATOR), NARROW, ColorScheme.DARK);
      Chromium.picture(narrow, "connect-narrow-dark");
      assertThat(walk.rightmost(narrow, "evt_sandbox_draft")).isLessThanOrEqualTo(NARROW);
      Locator disconnect = ConnectPageWalk.link(narrow, "Disconnect… evt_sandbox_draft");
      disconnect.focus();
      narrow.keyboard().press("Enter");
      assertThat(ConnectPageWalk.heading(narrow, "Disconnect evt_sandbox_draft?")).isVisible();
      Chromium.picture(narrow, "disconnect-narrow-dark");
      ConnectPageWalk.button(narrow, "Disconnect").press("Enter");
      assertThat(walk.card(narrow, "evt_sandbox_draft")).containsText("Disconnected");
    }
    String grant = system.grants.organizer("evt_sandbox_draft");
    assertThat(system.callers().ask(two, grant).join().statusCode()).isEqualTo(409);
  }

  /** While everything is sealed by the key "two". */
  private static void thatWrongKeysStopTheStart() throws Exception {
    List<String> before = system.grants.dumpWithoutLeases();
    Replica without = system.launch("one");
    assertThat(without.process().handle().onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    assertThat(Files.readString(without.process().log()))
        .contains("Put the key that sealed the stored tokens into the file of")
        .contains("the key two is missing. Nothing was changed.");
    assertThat(system.grants.dumpWithoutLeases()).isEqualTo(before);
  }

  @Test
  void no_token_and_no_secret_is_in_the_database_the_topics_the_logs_or_the_metrics()
      throws Exception {
    Map<String, byte[]> secrets = new SecretsOfARun(system, one, EVENT, people.subList(2, 6)).all();
    SecretSearch search = new SecretSearch(secrets);
    String id = system.grants.rows("SELECT id FROM grants LIMIT 1").get(0);
    SecretSearch known = new SecretSearch(Map.of("id", id.getBytes(StandardCharsets.UTF_8)));
    await().until(() -> !known.inFiles(system.data().resolve("kafka")).isEmpty());
    assertThat(known.in("dump", system.grants.dump())).as("the search reads tables").isNotEmpty();
    assertThat(known.inFiles(system.logs())).as("the search reads the logs").isNotEmpty();

    assertThat(search.inFiles(system.data())).as("files of Kafka and PostgreSQL").isEmpty();
    assertThat(search.in("dump", system.grants.dump())).isEmpty();
    assertThat(search.inFiles(system.logs())).isEmpty();
    for (Replica replica : system.alive()) {
      String metrics = system.get(replica, "/q/metrics");
      assertThat(metrics).contains("token_connections");
      assertThat(search.in("metrics", List.of(metrics))).isEmpty();
      assertThat(search.in("page", List.of(system.get(replica, "/connect")))).isEmpty();
      assertThat(search.in("API", List.of(system.get(replica, "/api/connections")))).isEmpty();
    }
    System.out.printf(
        "%d secrets looked for, each in %d kinds of writing: none found%n",
        secrets.size(), SecretSearch.FORMS);
  }

  private static String organizer(String eventId) throws Exception {
    return new SandboxControl(system.revento.base()).organizerOf(eventId);
  }

  private static void refused(Replica at, URI callback, @Nullable String cookie, String words)
      throws Exception {
    HttpResponse<String> page = system.browser(at).callback(callback, cookie);
    assertThat(page.statusCode()).as(words).isEqualTo(400);
    assertThat(page.body()).contains(words, "Nothing was changed");
  }

  private static int status(Replica at, URI callback, Begun begun) {
    try {
      return system.browser(at).callback(callback, begun.cookie()).statusCode();
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static CompletableFuture<?> rotate(Replica at) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return system.operator().post(at.url().resolve("/api/keys/rotate"), Map.of());
          } catch (IOException | InterruptedException gone) {
            throw new IllegalStateException(gone);
          }
        });
  }

  private static int sealedBy(String key) {
    return system
        .grants
        .rows("SELECT id FROM grants WHERE access_token LIKE ? || ':%'", key)
        .size();
  }

  private static List<String> grants() {
    return system.grants.rows("SELECT t::text FROM grants t ORDER BY id");
  }
}
