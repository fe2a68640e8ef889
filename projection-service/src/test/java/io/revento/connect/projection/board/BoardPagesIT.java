package io.revento.connect.projection.board;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.revento.connect.contract.topics.ResourceType.ACTIVITY;
import static io.revento.connect.projection.support.Callers.reader;
import static io.revento.connect.projection.support.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.testing.Chromium;
import io.revento.connect.embedded.testing.Infrastructure;
import io.revento.connect.projection.support.Conference;
import io.revento.connect.projection.support.SmallEvent;
import io.revento.connect.projection.support.StoppedWriters;
import io.revento.connect.projection.support.Topics;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person before the board. */
@QuarkusTest
class BoardPagesIT {

  private static final int WIDE = 1360;
  private static final Duration SESSION = Duration.ofMinutes(30);

  private static Chromium browser;

  @TestHTTPResource("/")
  URI root;

  /** Each test has its own, for they change it. */
  private final String event = "evt_pages_" + System.nanoTime();

  private final String eventPage = "/events/" + event;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(
        Chromium.executable().isPresent(), "no chromium on the PATH: apt-get install chromium");
    browser = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void a_conference() {
    try (Topics topics = new Topics()) {
      Conference.write(topics, event);
    }
    await()
        .untilAsserted(
            () ->
                reader()
                    .get("/api/events/" + event)
                    .then()
                    .body("counts.participants", equalTo(Conference.PEOPLE))
                    .body("counts.applications", equalTo(Conference.PEOPLE))
                    .body("counts.activities", equalTo(72))
                    .body("connection.state", equalTo("connected")));
  }

  @AfterEach
  void nothing_complained() {
    List<String> complaints = browser.complaints();
    browser.leave();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1360,LIGHT", "1360,DARK", "390,LIGHT", "390,DARK"})
  void every_page_fits_its_window_and_shows_what_it_is_for(int width, ColorScheme scheme) {
    Page page = open("/", width, scheme);
    assertThat(page.locator("#live")).hasText("live");
    assertThat(page.locator("#events .card").first()).isVisible();
    fits(page, width);
    Chromium.picture(page, "events-%d-%s".formatted(width, scheme).toLowerCase(Locale.ROOT));
    page.locator("a[href='" + eventPage + "']").click();

    assertThat(page.locator("h1")).hasText("Revento Summit");
    assertThat(page.locator("#live")).hasText("live");
    assertThat(page.locator("#waves")).containsText("30 / 30");
    assertThat(page.locator("#funnel")).containsText("Looked at");
    assertThat(page.locator("#course svg")).isVisible();
    assertThat(page.locator("#arrivals")).containsText("Tue 13 Jul");
    assertThat(page.locator("#tracks")).containsText("Software that lasts");
    assertThat(page.locator("#program details[open] li").first()).containsText("09:00–09:30");
    assertThat(page.locator("#program")).containsText("The room is taken twice at this time");
    assertThat(page.locator("#program")).containsText("more than the room holds");
    assertThat(page.locator("#people")).containsText("60 found");
    long columns =
        page.locator("#program details[open] li").all().stream()
            .map(activity -> Math.round(activity.boundingBox().x))
            .distinct()
            .count();
    assertThat(columns)
        .as("an agenda on a phone, a grid of threads else")
        .isEqualTo(width < 500 ? 1 : 3);
    fits(page, width);
    Chromium.picture(page, "event-%d-%s".formatted(width, scheme).toLowerCase(Locale.ROOT));
  }

  @Test
  void what_changes_is_shown_without_a_reload() {
    Page page = open(eventPage, WIDE, ColorScheme.LIGHT);
    assertThat(page.locator("#live")).hasText("live");
    page.evaluate("window.sameDocument = true");
    Locator row = page.locator("#people tr", new Page.LocatorOptions().setHasText("person01@"));
    assertThat(row).containsText("pending");
    try (Topics topics = new Topics()) {
      Conference.application(topics, event, 1, System.currentTimeMillis(), "approved");
      topics.tombstone(ACTIVITY, event, "act_000", System.currentTimeMillis());
    }
    assertThat(row).containsText("approved");
    assertThat(page.locator("#feed")).containsText("application approved");
    assertThat(page.locator("#overview dd").nth(2)).hasText("71");
    assertThat((Boolean) page.evaluate("window.sameDocument")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_page_says_by_itself_how_far_it_is_behind_kafka(boolean ofOneEvent) throws SQLException {
    Page page = open(ofOneEvent ? eventPage : "/", WIDE, ColorScheme.LIGHT);
    assertThat(page.locator("#lag")).hasText("up to date");
    try (Topics topics = new Topics();
        StoppedWriters stopped = StoppedWriters.stop()) {
      topics.tombstone(ACTIVITY, event, "act_001", System.currentTimeMillis()).acknowledged();
      assertThat(page.locator("#lag")).hasText(Pattern.compile("\\d+ s"));
    }
    assertThat(page.locator("#lag")).hasText("up to date");
  }

  @Test
  void a_new_event_joins_the_others_without_a_reload() {
    Page page = open("/", WIDE, ColorScheme.LIGHT);
    assertThat(page.locator("#live")).hasText("live");
    page.evaluate("window.sameDocument = true");
    String another = event + "_another";
    try (Topics topics = new Topics()) {
      SmallEvent.event(topics, another);
    }
    assertThat(page.locator("a[href='/events/" + another + "']")).isVisible();
    assertThat((Boolean) page.evaluate("window.sameDocument")).isTrue();
  }

  @Test
  void people_are_found_while_one_types_and_the_export_is_of_those_found() {
    Page page = open(eventPage, WIDE, ColorScheme.LIGHT);
    page.getByLabel("Name or mail").pressSequentially("person07");
    assertThat(page.locator("#people")).containsText("1 found");
    assertThat(page.locator("#export"))
        .hasAttribute("href", Pattern.compile(".*/participants.csv\\?q=person07$"));
    page.getByLabel("Status").selectOption("pending");
    assertThat(page.locator("#people")).containsText("Nobody matches");
    assertThat(page).hasURL(root.resolve(eventPage) + "?q=person07&status=pending");
  }

  @Test
  void the_program_opens_by_keyboard_and_stays_open_when_something_changes() {
    Page page = open(eventPage, WIDE, ColorScheme.LIGHT);
    assertThat(page.locator("#live")).hasText("live");
    Locator second = page.locator("#day-2027-07-14");
    second.locator("summary").focus();
    page.keyboard().press("Enter");
    assertThat(second.locator("li").first()).isVisible();
    try (Topics topics = new Topics()) {
      topics.tombstone(ACTIVITY, event, "act_100", System.currentTimeMillis());
    }
    assertThat(page.locator("#feed")).containsText("activity deleted");
    assertThat(second.locator("summary")).containsText("23 activities");
    assertThat(second.locator("li").first()).isVisible();
  }

  private Page open(String path, int width, ColorScheme scheme) {
    String token = Infrastructure.keys().token(Roles.READER, SESSION);
    return browser.signedIn(root, path, token, width, scheme);
  }

  private static void fits(Page page, int width) {
    assertThat(((Number) page.evaluate("document.scrollingElement.scrollWidth")).intValue())
        .as("how wide the page is in a window of %d", width)
        .isLessThanOrEqualTo(width);
  }
}
