package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that tells of the API, with everything on it opened. */
class ApiPageIT {
    /** Texts that reach beyond the window. */
    private static final String WIDE =
            """
            [...document.querySelectorAll('main *')].filter(one => {
                const range = document.createRange();
                range.selectNodeContents(one);
                return range.getBoundingClientRect().right > window.innerWidth && !one.children.length;
            }).map(one => one.outerHTML.slice(0, 200))""";

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
    @CsvSource({"zh-CN,1440,查询预警", "zh-CN,390,查询预警", "en-GB,1440,Find alerts", "en-GB,390,Find alerts"})
    void tellsEveryOperationInEveryLanguageAndWidth(String locale, int width, String words) {
        Browser.Window window = browser.signedIn(locale, width, 900);
        Page page = window.page();
        page.navigate("/account");
        page.click("a[href='/api']");
        assertThat(page.locator(".operation"))
                .hasCount(Documented.at(stack.url()).operations().size());
        assertThat(page.locator("#getAlerts summary")).containsText(words);
        page.click("#getAlertsId summary");
        page.locator("#getAlertsId").scrollIntoViewIfNeeded();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/api-%s-%d.png".formatted(locale, width))));
        page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })");
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .as("what overflows at %d px: %s", width, names(page, WIDE))
                .isLessThanOrEqualTo(0);
        assertThat(page.content()).doesNotContain("⟦");
        // Whatever is named is a click away.
        assertThat(names(
                        page,
                        "[...document.querySelectorAll('.api a[href^=\"#\"]')]"
                                + ".filter(one => !document.getElementById(one.hash.slice(1))).map(one => one.hash)"))
                .isEmpty();
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void isThereForWhoIsNotSignedIn() {
        assertThat(new Calls(stack.url()).get("/api", "Accept", "text/html").status())
                .isEqualTo(200);
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Page page, String script) {
        return (List<String>) page.evaluate("() => " + script);
    }
}
