package io.revento.connect.system.token;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A person before {@code /connect}, in the machine's Chromium, by the words that they read. */
final class ConnectPageWalk implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final URI tokenService;
  private final Path pictures;
  private final Playwright playwright;
  private final Browser chromium;

  /**
   * @param pictures where screenshots go, for whoever wants to look
   */
  ConnectPageWalk(Path executable, URI tokenService, Path pictures) {
    this.tokenService = tokenService;
    this.pictures = pictures;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.chromium =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  /** The machine's browser, if it has one. */
  static Optional<Path> executable() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Signs in as the launcher's link does, and is at the connections. */
  Page signedIn(String operatorToken, int width, ColorScheme scheme) {
    BrowserContext context =
        chromium.newContext(
            new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
    Page page = context.newPage();
    page.navigate(tokenService.resolve("/sign-in?to=/connect") + "#" + operatorToken);
    assertThat(heading(page, "Connections")).isVisible();
    return page;
  }

  /** Somebody without an account here. */
  Page stranger() {
    return chromium.newContext().newPage();
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

  void picture(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions().setFullPage(true).setPath(pictures.resolve(name + ".png")));
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
