package io.revento.sandbox.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's Chromium. */
public final class Browser implements AutoCloseable {

  /** Also keeps it from calling anyone but this machine. */
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
          "--js-flags=--single-threaded",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");

  /**
   * Chromium's name differs from one distribution to the next. The first is without what a person's
   * windows need, and starts at a third of the cost.
   */
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome-stable",
          "google-chrome");

  private static final int HEIGHT = 844;

  /** Other tests run beside. */
  private static final double PATIENCE_MS = 30_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /** Starts one; skips the test where there is none. */
  public static Browser start() {
    Optional<Path> executable = executable();
    assumeTrue(executable.isPresent(), "skipped: no Chromium on this machine's PATH");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable.get())
                    .setArgs(FLAGS)));
  }

  /**
   * Someone who was never on that site before; whoever was there has left.
   *
   * @param width of the window, in CSS pixels
   */
  public Visitor visitor(String site, int width, ColorScheme colors) {
    chromium.contexts().forEach(BrowserContext::close);
    return new Visitor(
        chromium
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setBaseURL(site)
                    .setViewportSize(width, HEIGHT)
                    .setColorScheme(colors)
                    // Colours in passing are nobody's choice: axe would judge them.
                    .setReducedMotion(ReducedMotion.REDUCE))
            .newPage());
  }

  private static Optional<Path> executable() {
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
