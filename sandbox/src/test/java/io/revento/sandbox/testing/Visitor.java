package io.revento.sandbox.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/**
 * Someone who walks through pages.
 *
 * @param page where they are
 */
public record Visitor(Page page) {

  private static final int MOST_TABS = 150;

  /** How a screen reader would call what has the focus. */
  private static final String FOCUSED =
      """
      () => {
        const one = document.activeElement;
        return one.getAttribute('aria-label')
          ?? (one.labels?.length ? one.labels[0].innerText : one.innerText).trim();
      }""";

  /** Milliseconds, and many times what the stylesheet takes. */
  private static final double FADE_IN = 2_000;

  /**
   * Whether it is marked, and in the window. A page that has just come gives the focus to nothing,
   * which is its body, until a Tab after it is ready.
   */
  private static final String SEEN =
      """
      () => {
        const one = document.activeElement, style = getComputedStyle(one);
        if (one === document.body) return true;
        const box = one.getBoundingClientRect();
        const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
          || style.boxShadow !== 'none';
        return marked && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
      }""";

  public void go(String path) {
    page.navigate(path);
  }

  public void reload() {
    page.reload();
  }

  /** All that can be read. */
  public String text() {
    return page.locator("main").innerText();
  }

  public Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  public Locator field(String label) {
    return page.getByLabel(label);
  }

  public Locator all(String selector) {
    return page.locator(selector);
  }

  /** Those of them that hold that text. */
  public Locator all(String selector, String text) {
    return page.locator(selector).filter(new Locator.FilterOptions().setHasText(text));
  }

  /** Chooses who to be, at the top of any page. */
  public void signInAs(String name) {
    Locator who = field("Signed in as");
    who.selectOption(
        who.locator("option")
            .filter(new Locator.FilterOptions().setHasText(name))
            .first()
            .getAttribute("value"));
    button("Switch").click();
    isTold("You are " + name + " now.");
  }

  /** The page must say so, where screen readers look for it. */
  public void isTold(String words) {
    assertThat(page.getByRole(AriaRole.STATUS)).containsText(words);
  }

  /**
   * Does something that leads back to an integration, which is nobody's machine.
   *
   * @return the whole URL
   */
  public String redirectedBy(Runnable action) {
    String url = page.waitForRequest("https://app.example/**", action).url();
    page.waitForURL("chrome-error://**");
    return url;
  }

  public void press(String key) {
    page.keyboard().press(key);
  }

  public void type(String text) {
    page.keyboard().type(text);
  }

  /**
   * Presses Tab until that control has the focus; at each stop the focus must be seen.
   *
   * @param name how its name begins, for a screen reader
   */
  public void tabTo(String name) {
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      press("Tab");
      String focused = String.valueOf(page.evaluate(FOCUSED));
      assertThat(isSeen()).as("the focus on %s is seen", focused).isTrue();
      if (focused.startsWith(name)) {
        return;
      }
    }
    throw new AssertionError("no Tab leads to " + name + " at " + page.url());
  }

  /** Waits for the outline, which fades in. */
  private boolean isSeen() {
    try {
      page.waitForFunction(SEEN, null, new Page.WaitForFunctionOptions().setTimeout(FADE_IN));
      return true;
    } catch (TimeoutError never) {
      return false;
    }
  }

  /** What any page must be: no wider than its window, and nothing that axe finds fault with. */
  public void seesNoFault() {
    seesAllOfItsWidth();
    // Legacy means without frames in the page, which there are not, and without a second page.
    AxeRunOptions options = new AxeRunOptions();
    // All rules are applied; but of what is in order, which is thousands of places, none is listed.
    options.setResultTypes(List.of("violations"));
    List<Rule> violations =
        new AxeBuilder(page).setLegacyMode(true).options(options).analyze().getViolations();
    assertThat(violations.stream().map(Visitor::words))
        .as("what axe finds at %s", page.url())
        .isEmpty();
  }

  public void seesAllOfItsWidth() {
    assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        .as("%s is wider than its window by", page.url())
        .isEqualTo(0);
  }

  private static String words(Rule rule) {
    return rule.getHelp() + ": " + rule.getNodes().stream().map(CheckedNode::getHtml).toList();
  }
}
