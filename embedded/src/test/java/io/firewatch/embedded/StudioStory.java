package io.firewatch.embedded;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What an analyst and an approver do in the rule studio of a running Firewatch, click by click. */
final class StudioStory implements AutoCloseable {
    private final Playwright playwright;
    private final Browser chromium;
    private final String url;
    private final String rule;

    StudioStory(String url, String rule) {
        this.url = url;
        this.rule = rule;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(Objects.requireNonNull(
                                System.getenv("FIREWATCH_CHROMIUM"), "FIREWATCH_CHROMIUM names no browser")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** Somebody signed in, at the rule's page. */
    Page at(String user, String password, String locale) {
        Page page = chromium.newContext(new Browser.NewContextOptions()
                        .setBaseURL(url)
                        .setLocale(locale)
                        .setViewportSize(1440, 900))
                .newPage();
        page.setDefaultTimeout(30_000);
        page.navigate("/");
        page.fill("[name=user]", user);
        page.fill("[name=password]", password);
        page.click("form.sign-in-form button");
        page.waitForURL(there -> !there.contains("/sign-in"));
        page.navigate("/studio/rules/" + rule);
        return page;
    }

    /** Sets a share; waits for what would change. Answers the panel. */
    Locator move(Page page, String parameter, String percent) {
        Locator panel = page.locator("[data-studio=what-if]");
        assertThat(panel).hasAttribute("data-state", "ready");
        panel.locator("input[type=number][data-parameter=" + parameter + "]").fill(percent);
        assertThat(panel.locator("[data-list=entering]")).isVisible();
        return panel;
    }

    /** Judges the stored feed by the draft; answers how many alerts would open. */
    int replay(Page page, Duration patience) {
        page.click("[data-replay=start]");
        Locator opened = page.locator("[data-studio=replay] [data-count=opened]");
        opened.waitFor(new Locator.WaitForOptions().setTimeout(patience.toMillis()));
        return Integer.parseInt(opened.textContent());
    }

    /** Proposes the draft. The button that approves is not there for who wrote it. */
    void submit(Page page) {
        page.fill(".studio-draft [name=reason]", "现行阈值过宽");
        page.click(".studio-draft [data-step=submit]");
        assertThat(page.locator(".studio-draft .tag[data-state=submitted]")).isVisible();
        assertThat(page.locator(".studio-draft [data-step=approve]")).hasCount(0);
    }

    /** Somebody else puts the draft in force. */
    void approve(Page page, String draft) {
        page.navigate("/studio/rules/" + rule + "?draft=" + draft);
        page.fill(".studio-draft [name=reason]", "agreed");
        page.click(".studio-draft [data-step=approve]");
        assertThat(page.locator(".studio-draft .tag[data-state=approved]")).isVisible();
        page.click(".studio-draft [data-step=activate]");
        assertThat(page.locator(".studio-draft .tag[data-state=active]")).isVisible();
    }

    /** The rule as it was before. */
    void goBack(Page page) {
        int versions = page.locator(".studio-versions li").count();
        page.fill(".studio-back [name=reason]", "too many");
        page.click("[data-back=return]");
        assertThat(page.locator(".studio-versions li")).hasCount(versions + 1);
    }

    /** The number of the draft on the page. */
    static String draft(Page page) {
        assertThat(page).hasURL(Pattern.compile("draft=\\d+"));
        return page.url().replaceAll(".*draft=(\\d+).*", "$1");
    }

    /** The page lists an alert of the rule, without a reload. */
    static void seesAnAlert(Page page, Duration within) {
        assertThat(page.locator("#alerts tbody tr").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(within.toMillis()));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
