package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lender's page as people read it, in a real browser. Leaves a picture of each part in target/screenshots. */
class DossierPagesIT {
    private static final String PAGE = "/institutions/" + Seed.POOLING;

    private static DeskStack stack;
    private static Browser browser;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        browser = new Browser(stack.url());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,1440", "zh-CN,390", "en-GB,1440", "en-GB,390"})
    void everyPartIsDrawnInEveryLanguageAndWidth(String locale, int width) {
        Browser.Window window = browser.signedIn(locale, width, 900);
        Page page = window.page();
        page.navigate(PAGE);
        int parts = page.locator("[data-dossier]").count();
        assertThat(parts).isEqualTo(7);
        for (int i = 0; i < parts; i++) {
            Locator part = page.locator("[data-dossier]").nth(i);
            part.scrollIntoViewIfNeeded();
            assertThat(part).hasAttribute("data-state", "ready");
            assertThat(part).hasAttribute("aria-busy", "false");
            part.screenshot(new Locator.ScreenshotOptions()
                    .setPath(picture("lender-" + part.getAttribute("data-dossier"), locale, width)));
        }
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .as("overflows at %d px", width)
                .isLessThanOrEqualTo(0);
        assertThat(page.locator("main").innerText()).doesNotContain("undefined").doesNotContain("⟦");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(picture("lender-page", locale, width)));
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void theGraphIsWalkedByTheButtonsOfItsTable() {
        Browser.Window window = browser.signedIn("en-GB", 1440, 900);
        Page page = window.page();
        page.navigate(PAGE + "#ties");
        Locator graph = page.locator("#ties");
        assertThat(graph).hasAttribute("data-state", "ready");
        int before = Integer.parseInt(graph.getAttribute("data-nodes"));
        graph.locator(".board-data summary").click();
        String borrower = SeedOfTies.borrower(1).substring(0, 8);
        graph.getByText(Pattern.compile(borrower)).first().focus();
        page.keyboard().press("Enter");
        assertThat(graph.locator(".graph-card h3")).containsText(borrower);
        assertThat(graph.locator(".graph-card a").last())
                .hasAttribute("href", Pattern.compile("/alerts\\?institution=" + Seed.POOLING + "&q=" + borrower));
        // The account it shares with two others came to sight.
        page.waitForFunction("before => Number(document.querySelector('#ties').dataset.nodes) > before", before);
        assertThat(graph.locator(".board-data")).containsText("shares an account");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void anAlertLeadsToItsPath() {
        var alert = Seed.alert(3)
                .put("id", "alert-dossier-page")
                .put("institution", Seed.POOLING)
                .put("dataState", "firing")
                .put("status", "new");
        alert.putNull("resolution");
        alert.putObject("subject")
                .put("type", "party")
                .put("id", SeedOfTies.borrower(91))
                .put("label", "陈**");
        stack.seed.raise(alert, -1);
        stack.seed.refresh();
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.navigate("/alerts/alert-dossier-page");
        page.click("a.see-graph");
        assertThat(page.locator("#ties .graph-path")).containsText("The path of the alert is marked");
        page.locator("#ties .board-data summary").click();
        assertThat(page.locator("#ties tr.is-marked"))
                .containsText(SeedOfTies.borrower(91).substring(0, 8));
        page.locator("#ties")
                .screenshot(new Locator.ScreenshotOptions().setPath(picture("lender-path", "en-GB", 1440)));
    }

    @Test
    void moneyIsShownForThePeriodChosen() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.navigate(PAGE + "#money");
        Locator money = page.locator("#money");
        assertThat(money).hasAttribute("data-state", "ready");
        money.locator("[name=from]").fill("2026-05-28");
        money.locator(".dossier-period button").click();
        assertThat(money.locator(".board-foot")).containsText("2026-05-28 – 2026-05-29");
        money.locator(".board-data summary").click();
        assertThat(money.locator("tbody tr").first()).containsText("Deposits (6)");
        assertThat(money.locator("tbody tr").first()).containsText("819,010.00");
        money.locator("[name=from]").fill("2020-01-01");
        money.locator(".dossier-period button").click();
        assertThat(page.locator("#toasts")).containsText("cannot be shown");
        assertThat(money.locator("[name=from]")).isVisible();
    }

    @Test
    void aLenderOfWhomNothingIsKnownSaysSo() {
        Browser.Window window = browser.signedIn("en-GB", 390, 900);
        Page page = window.page();
        page.navigate("/institutions/" + Seed.code(13));
        for (String part : new String[] {"ties", "exposure", "portrait", "money", "history"}) {
            page.locator("#" + part).scrollIntoViewIfNeeded();
            assertThat(page.locator("#" + part)).hasAttribute("data-state", "empty");
            assertThat(page.locator("#" + part + " .chart-note")).not().isEmpty();
        }
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void aPartThatCannotBeReadSaysSo() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.route("**/portrait", route -> route.abort());
        page.navigate(PAGE + "#portrait");
        assertThat(page.locator("#portrait")).hasAttribute("data-state", "error");
        assertThat(page.locator("#portrait .chart-note")).containsText("could not be read");
    }

    private static Path picture(String name, String locale, int width) {
        return Path.of("target", "screenshots", "%s-%s-%d.png".formatted(name, locale.substring(0, 2), width));
    }
}
