package io.revento.connect.projection.support;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.revento.connect.contract.access.Roles;
import io.revento.connect.embedded.testing.Infrastructure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's Chromium, and what its console complains of. */
public final class Browser implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final Path PICTURES = Path.of("target", "pictures");
  private static final int HEIGHT = 900;
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final double PATIENCE_MS = 30_000;

  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  /** Where the machine has it. */
  public static Optional<Path> executable() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static Browser start() {
    return new Browser(executable().orElseThrow());
  }

  /** A reader who has opened the launcher's link, and is at that path. */
  public Page signedIn(String base, String path, int width, ColorScheme scheme) {
    BrowserContext context =
        chromium.newContext(
            new NewContextOptions().setViewportSize(width, HEIGHT).setColorScheme(scheme));
    context.setDefaultTimeout(PATIENCE_MS);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          // The sign-in page has no icon, and is another module's.
          if (message.type().equals("error") && !message.location().contains("favicon.ico")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    String token = Infrastructure.keys().token(Roles.READER, LIFETIME);
    page.navigate(base + "/sign-in?to=" + path + "#" + token);
    page.waitForURL(base + path);
    return page;
  }

  /** Errors of scripts, of loading, and against the pages' content policy. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** For whoever wants to look. */
  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
