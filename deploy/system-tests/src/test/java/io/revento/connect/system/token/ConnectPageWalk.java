package io.revento.connect.system.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.revento.connect.embedded.testing.Chromium;
import java.net.URI;
import java.util.stream.Stream;

/** A person before {@code /connect}, in the machine's Chromium, by the words that they read. */
final class ConnectPageWalk implements AutoCloseable {

  private final URI tokenService;
  private final Chromium chromium = Chromium.start();

  ConnectPageWalk(URI tokenService) {
    this.tokenService = tokenService;
  }

  /** Signs in as the launcher's link does, and is at the connections. */
  Page signedIn(String operatorToken, int width, ColorScheme scheme) {
    Page page = chromium.signedIn(tokenService, "/connect", operatorToken, width, scheme);
    assertThat(heading(page, "Connections")).isVisible();
    return page;
  }

  /** Somebody without an account here. */
  Page stranger() {
    return chromium.stranger();
  }

  /** Allows what the consent page asks for, as that user and for that event. */
  void consent(Page page, String user, String eventId) {
    page.getByLabel("Sign in as").selectOption(user);
    page.getByLabel("Event that you organize").selectOption(eventId);
    button(page, "Allow").click();
  }

  Locator card(Page page, String eventId) {
    return page.locator("section.card")
        .filter(new Locator.FilterOptions().setHas(heading(page, eventId)));
  }

  static Locator heading(Page page, String words) {
    return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(words).setExact(true));
  }

  static Locator button(Page page, String words) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(words).setExact(true));
  }

  static Locator link(Page page, String words) {
    return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(words).setExact(true));
  }

  /** How far to the right anything of the page and of that event's card reaches, in pixels. */
  double rightmost(Page page, String eventId) {
    return Stream.of(page.locator("main > *"), card(page, eventId).locator("*"))
        .flatMap(elements -> elements.all().stream())
        .map(Locator::boundingBox)
        .mapToDouble(box -> box.x + box.width)
        .max()
        .orElseThrow();
  }

  @Override
  public void close() {
    chromium.close();
  }
}
