package io.revento.connect.embedded.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's Chromium, for tests that look at pages, and what its console complains of. */
public final class Chromium implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          // Other tests run beside: scripts are compiled and collected where they run.
          "--js-flags=--single-threaded");

  /** By another name without what a person's windows need: it starts at a third of the cost. */
  private static final List<String> NAMES = List.of("chromium-headless-shell", "chromium");

  private static final Path PICTURES = Path.of("target", "pictures");
  private static final int HEIGHT = 900;
  private static final double PATIENCE_MS = 30_000;

  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  /** Where the machine has it; a test that wants it skips, and says so, where there is none. */
  public static Optional<Path> executable() {
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @throws java.util.NoSuchElementException where the machine has none
   */
  public static Chromium start() {
    return new Chromium(executable().orElseThrow());
  }

  /** Somebody without an account here. */
  public Page stranger() {
    return watched(browser.newContext());
  }

  /**
   * Somebody who has opened the launcher's link, and is at that path of the service.
   *
   * @param path without a query
   * @param width of the window, in pixels
   */
  public Page signedIn(URI service, String path, String token, int width, ColorScheme scheme) {
    Page page =
        watched(
            browser.newContext(
                new NewContextOptions().setViewportSize(width, HEIGHT).setColorScheme(scheme)));
    page.navigate(service.resolve("/sign-in?to=" + path) + "#" + token);
    page.waitForURL(service.resolve(path).toString());
    return page;
  }

  private Page watched(BrowserContext context) {
    context.setDefaultTimeout(PATIENCE_MS);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          // The sign-in page has no icon.
          if (message.type().equals("error") && !message.location().contains("favicon.ico")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  /** Errors of scripts, of loading, and against the pages' content policy. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Closes all pages, and forgets who was signed in and what was complained of. */
  public void leave() {
    browser.contexts().forEach(BrowserContext::close);
    complaints.clear();
  }

  /** The whole page as {@code target/pictures/{name}.png}, for whoever wants to look. */
  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
