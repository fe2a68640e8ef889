package io.revento.sandbox.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import io.revento.sandbox.testing.Api;
import io.revento.sandbox.testing.Browser;
import io.revento.sandbox.testing.Client;
import io.revento.sandbox.testing.Receiver;
import io.revento.sandbox.testing.Receiver.Received;
import io.revento.sandbox.testing.Receiver.Reply;
import io.revento.sandbox.testing.SandboxProcess;
import io.revento.sandbox.testing.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Someone walks through the pages of the packaged sandbox, at a desk and on a phone. */
class WalkIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String INGRID = "Ingrid Solberg";

  private static final List<String> PAGES =
      List.of("/", "/console", "/integrations", "/deliveries", "/oauth/authorize");

  private static SandboxProcess sandbox;
  private static Browser browser;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    browser = Browser.start();
    sandbox = SandboxProcess.begin(folder);
    RestAssured.port = sandbox.port();
  }

  @AfterAll
  static void stop() throws Exception {
    RestAssured.reset();
    if (sandbox != null) {
      browser.close();
      sandbox.close();
    }
  }

  @BeforeEach
  void back_to_the_seed() {
    given().post("/sandbox/reset").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void an_organizer_consents_to_less_than_was_asked_or_not_at_all(int width) {
    Client client = Client.registered();
    Visitor visitor = visitor(width);
    visitor.go(client.authorizeUrl());
    visitor.seesNoFault();
    visitor.field("Sign in as").selectOption("usr_ingrid_solberg");
    visitor.field("Programs, threads and activities").uncheck();
    visitor.field("Venues, buildings, floors and rooms").uncheck();
    String code = parameter(visitor.redirectedBy(visitor.button("Allow")::click), "code");
    Map<String, Object> tokens =
        client.redeem(code).then().statusCode(200).extract().jsonPath().getMap("");
    assertThat(tokens.get("event_id")).isEqualTo("evt_sandbox_test");
    assertThat(tokens.get("scope").toString().split(" "))
        .containsExactly(
            "event:read",
            "applications:read",
            "participants:read",
            "registration:read",
            "roles:read");

    visitor.go(client.authorizeUrl());
    assertThat(parameter(visitor.redirectedBy(visitor.button("Not now")::click), "error"))
        .isEqualTo("access_denied");
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void an_organizer_approves_and_publishes_and_the_integration_hears_of_it(int width)
      throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(202))) {
      Client.registered(receiver.url(), "application.approved", "event.published");
      Visitor visitor = visitor(width);
      visitor.go("/console");
      visitor.signInAs(INGRID);
      Locator first = visitor.all("#applications tbody tr").first();
      String name = first.locator("strong").innerText();
      visitor.button("Approve " + name).click();
      visitor.isTold(name + ": approved.");
      assertThat(visitor.all("#applications").getByText(name)).hasCount(0);
      visitor.seesNoFault();

      visitor.button("Publish Harbour Lights Winter Edition").click();
      visitor.isTold("Published: Harbour Lights Winter");
      assertThat(visitor.button("Publish Harbour Lights Winter Edition")).hasCount(0);
      await().atMost(SOON).until(() -> receiver.received().size() == 2);
      assertThat(receiver.received().stream().map(Received::text))
          .satisfiesExactlyInAnyOrder(
              one -> assertThat(one).contains("application.approved"),
              one -> assertThat(one).contains("event.published", "evt_sandbox_draft"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void an_organizer_edits_and_deletes_what_is_in_the_program(int width) {
    Visitor visitor = visitor(width);
    visitor.go("/console");
    visitor.signInAs(INGRID);
    Locator opening = visitor.all("details.activity").first();
    String title = opening.locator("strong").innerText();
    opening.locator("summary").click();
    opening.getByLabel("Title").fill("An opening that nobody forgets");
    visitor.button("Save " + title).click();
    visitor.isTold("Saved: An opening that nobody");
    Locator saved = visitor.all("details.activity", "An opening that nobody forgets");
    saved.locator("summary").click();
    visitor.seesNoFault();
    visitor.button("Delete An opening that nobody forgets").click();
    visitor.isTold("Deleted: An opening");
    assertThat(saved).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void a_participant_revokes_under_connected_apps(int width) {
    Client client = Client.registered();
    Map<String, String> consent = client.consent("usr_p11", "evt_sandbox_test");
    consent.put("grant", "participant");
    Api api = new Api(client.connect(consent).get("access_token").toString());
    String name = api.get("/me").jsonPath().getString("name");
    Visitor visitor = visitor(width);
    visitor.go("/settings/connected-apps");
    visitor.signInAs(name);
    visitor.seesNoFault();
    visitor.button("Revoke Test for Harbour Lights 2027").click();
    visitor.isTold("Revoked: Test");
    assertThat(visitor.page().getByText("Nothing is connected")).isVisible();
    api.get("/me").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void a_developer_registers_rotates_moves_and_redelivers(int width) throws Exception {
    try (Receiver receiver = new Receiver(number -> Reply.of(number < 2 ? 500 : 200))) {
      Visitor visitor = visitor(width);
      visitor.go("/integrations");
      String name = "Badge printer " + width;
      visitor.field("Name").fill(name);
      visitor.field("Redirect URIs").fill(Client.CALLBACK);
      visitor.field("Webhook URL, if it wants").fill("http://localhost:1/nobody");
      visitor.button("Register").click();
      Locator kept = visitor.all(".kept");
      assertThat(kept)
          .containsText(Pattern.compile("client_secret.*webhook_secret.*whsec_", Pattern.DOTALL));
      visitor.seesNoFault();
      visitor.button("Rotate the signing secret of " + name).click();
      assertThat(kept).containsText("whsec_");
      visitor.all("article", name).locator("input[type=url]").fill(receiver.url());
      visitor.button("Change the webhook URL of " + name).click();
      visitor.isTold("go to " + receiver.url());

      given().post("/sandbox/triggers/ticket.sold").then().statusCode(202);
      await().atMost(SOON).until(() -> receiver.received().size() == 1);
      given().body("{\"advance\":\"PT10S\"}").put("/sandbox/clock").then().statusCode(200);
      await().atMost(SOON).until(() -> receiver.received().size() == 2);
      visitor.go("/deliveries?type=ticket.sold&state=pending");
      await().atMost(SOON).until(() -> again(visitor).contains("2 tries"));
      Locator delivery = visitor.all("details.delivery", name);
      delivery.locator("summary").first().click();
      assertThat(delivery).containsText(Pattern.compile("Next try \\d+ s later"));
      assertThat(delivery).containsText(Pattern.compile("Next try in \\d+ min \\d+ s, at"));
      assertThat(delivery).containsText("webhook-signature");
      assertThat(delivery).containsText(receiver.received().get(1).text());
      visitor.seesNoFault();
      delivery.locator("form button").click();
      visitor.isTold("Delivering again: msg_");
      await().atMost(SOON).until(() -> again(visitor).contains("3 tries"));

      visitor.field("All since").fill("2026-01-01T00:00:01");
      visitor.button("Redeliver").click();
      visitor.isTold("since 1 Jan 2026");
      await().atMost(SOON).until(() -> receiver.received().size() == 4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 390})
  void all_of_it_goes_by_keyboard_alone(int width) {
    Client client = Client.registered();
    Visitor visitor = visitor(width);
    visitor.go("/console");
    visitor.tabTo("Signed in as");
    visitor.type("Ingrid");
    visitor.tabTo("Switch");
    visitor.press("Enter");
    visitor.isTold("You are Ingrid Solberg now.");
    visitor.tabTo("Skip to the content");
    visitor.press("Enter");
    visitor.tabTo("Approve ");
    visitor.press("Enter");
    visitor.isTold(": approved.");
    visitor.tabTo("09:00");
    visitor.press("Enter");
    visitor.tabTo("Title");

    visitor.go(client.authorizeUrl());
    visitor.tabTo("Sign in as");
    visitor.type("Ingrid");
    visitor.tabTo("The organization's roles");
    visitor.press("Space");
    visitor.tabTo("Allow");
    String url = visitor.redirectedBy(() -> visitor.press("Enter"));
    String scope = client.redeem(parameter(url, "code")).jsonPath().getString("scope");
    assertThat(scope).contains("event:read").doesNotContain("roles:read");

    visitor.go("/settings/connected-apps");
    visitor.tabTo("Revoke Test");
    visitor.press("Enter");
    visitor.isTold("Revoked: Test");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "390, DARK"})
  void every_page_fits_and_is_accessible(int width, ColorScheme colors) {
    Visitor visitor = visitor(width, colors);
    for (String path : PAGES) {
      visitor.go(path);
      visitor.seesNoFault();
    }
    visitor.go("/console");
    visitor.signInAs(INGRID);
    visitor.seesNoFault();
  }

  @Test
  void every_page_fits_even_the_smallest_phone() {
    Visitor visitor = visitor(320);
    visitor.go("/console");
    visitor.signInAs(INGRID);
    for (String path : PAGES) {
      visitor.go(path);
      visitor.seesAllOfItsWidth();
    }
  }

  @Test
  void the_api_can_be_tried_on_a_page() {
    Visitor visitor = visitor(1280);
    visitor.go("/q/swagger-ui");
    assertThat(visitor.page().getByRole(AriaRole.HEADING).first()).containsText("Revento Sandbox");
    visitor.all("#operations-Clock_and_faults-readClock button").first().click();
    visitor.button("Try it out").click();
    visitor.button("Execute").click();
    assertThat(visitor.all(".live-responses-table")).containsText("200");
  }

  private static Visitor visitor(int width) {
    return visitor(width, ColorScheme.LIGHT);
  }

  private static Visitor visitor(int width, ColorScheme colors) {
    return browser.visitor("http://localhost:" + sandbox.port(), width, colors);
  }

  private static String parameter(String url, String name) {
    return Pattern.compile("[?&]" + name + "=([^&]*)")
        .matcher(url)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + url.split("\\?")[0]));
  }

  private static String again(Visitor visitor) {
    visitor.reload();
    return visitor.text();
  }
}
