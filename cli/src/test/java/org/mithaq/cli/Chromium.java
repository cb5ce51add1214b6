package org.mithaq.cli;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Debian's Chromium, driven by the tests; where it is not installed they are skipped. */
final class Chromium implements AutoCloseable {

  private static final Path BINARY = Path.of("/usr/bin/chromium");
  private static final Path PICTURES = Path.of("target/screenshots");

  /** WCAG 2.2 AA with all that came before it. */
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> faults = new ArrayList<>();

  Chromium() {
    Assumptions.assumeTrue(Files.isExecutable(BINARY), "no Chromium at " + BINARY);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(BINARY)
                    .setArgs(List.of("--no-sandbox")));
  }

  /** A reader with a window of their own, who shares nothing with others. */
  Page reader(ColorScheme scheme, int width) {
    return reader(new Browser.NewContextOptions().setColorScheme(scheme), width);
  }

  /** The same with more that is particular to the reader. */
  Page reader(Browser.NewContextOptions options, int width) {
    BrowserContext context = browser.newContext(options.setViewportSize(width, 900));
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        faults.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> faults.add(page.url() + ": " + error));
    page.onRequest(request -> {
      if (!request.url().startsWith("http://127.0.0.1:") && !request.url().startsWith("data:")) {
        faults.add(page.url() + " asks " + request.url());
      }
    });
    return page;
  }

  /** Errors of scripts, refusals of the policy, requests to other hosts: there are to be none. */
  List<String> faults() {
    return faults;
  }

  /** Does what sends a form, and waits for the page that answers it, be it at the same address. */
  static void submitted(Page page, Runnable sends) {
    page.evaluate("document.documentElement.dataset.before = ''");
    sends.run();
    page.locator("html[data-before]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    page.waitForLoadState();
  }

  /** What axe finds against WCAG 2.2 AA on a page as it stands. */
  static List<String> violations(Page page) {
    List<String> found = new ArrayList<>();
    for (Rule rule :
        new AxeBuilder(page).withTags(RULES).setLegacyMode(true).analyze().getViolations()) {
      rule.getNodes()
          .forEach(node -> found.add(rule.getId() + ": " + rule.getHelp() + " " + node.getHtml()));
    }
    return found;
  }

  /** Keeps a picture of a whole page among the build's output. */
  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  /** Keeps a picture of what the window shows. */
  static byte[] window(Page page, String name) {
    return page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
