package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search box in a real browser: what is found while somebody types, by keyboard and by touch. */
class SearchPagesIT {
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
    void findsWhileSomebodyTypesAndGoesWhereTheArrowPoints(String locale, int width) {
        Browser.Window window = browser.signedIn(locale, width, 900);
        Page page = window.page();
        page.keyboard().press("/");
        assertThat(page.locator("#search-box")).isFocused();
        page.keyboard().type("江畔");
        Locator options = page.locator("#search-found [role=option]");
        assertThat(options.first()).containsText(Seed.name(Seed.POOLING));
        assertThat(page.locator("#search-box")).hasAttribute("aria-expanded", "true");
        page.keyboard().press("ArrowDown");
        assertThat(options.first()).hasAttribute("aria-selected", "true");
        assertThat(page.locator("#search-box"))
                .hasAttribute("aria-activedescendant", "found-institution-" + Seed.POOLING);
        picture(page, "search-found", locale, width);
        fits(page);
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#search-found [aria-selected=true]")).hasCount(0);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/institutions/" + Seed.POOLING + "$"));

        page.fill("#search-box", "期限错配");
        page.locator("#search-box").press("Enter");
        assertThat(page).hasURL(Pattern.compile("/search\\?q="));
        page.waitForLoadState();
        assertThat(page.locator("#search-box")).hasValue("期限错配");
        assertThat(page.locator("section[aria-labelledby=found-alerts] .alert-item")
                        .first())
                .isVisible();
        picture(page, "search-page", locale, width);
        fits(page);
        page.fill("#search-box", "月月盈");
        assertThat(options.first()).containsText("江畔月月盈");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("江畔月月盈");
        assertThat(page.locator("section[aria-labelledby=its-alerts] .alert-item"))
                .hasCount(1);
        whole(page, "product", locale, width);
        page.click("section[aria-labelledby=behind] tbody a");
        assertThat(page.locator("h1")).containsText(SeedOfTies.LOAN);
        assertThat(page.locator("section[aria-labelledby=plan] tbody tr")).hasCount(3);
        whole(page, "loan", locale, width);

        page.fill("#search-box", "没有这样的词");
        assertThat(page.locator("#search-found .search-word")).isVisible();
        picture(page, "search-none", locale, width);
        page.keyboard().press("Escape");
        assertThat(page.locator("#search-found")).isHidden();
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void aDocumentIsPostedAndNeverInAnAddress() {
        Calls.person(stack, "page-searcher", "[\"analyst\"]", "null");
        Browser.Window window = browser.signedIn("en-GB", 1440, 900, "page-searcher", DeskStack.PASSWORD);
        Page page = window.page();
        List<String> addresses = new ArrayList<>();
        page.onRequest(request -> addresses.add(request.url()));
        page.click("#search-box");
        page.keyboard().type(Seed.DOCUMENT);
        assertThat(page.locator("#search-found .search-word")).containsText("Press Enter");
        assertThat(logged("page-searcher")).isZero();
        page.keyboard().press("Enter");
        assertThat(page.locator("#found-person")).containsText("a7710d2b…");
        assertThat(page).hasURL(Pattern.compile("/search$"));
        assertThat(page.content()).doesNotContain(Seed.DOCUMENT).doesNotContain(Seed.PARTY);
        picture(page, "search-person", "en-GB", 1440);
        page.fill(".search-document [name=document]", "E12345678");
        page.click(".search-document button");
        assertThat(page.locator(".empty")).containsText("Nobody found");
        assertThat(logged("page-searcher")).isEqualTo(2);
        assertThat(addresses).noneMatch(one -> one.contains(Seed.DOCUMENT) || one.contains("E12345678"));
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void whoMayNotIsToldSo() {
        Browser.Window window = browser.signedIn("en-GB", 1440, 900);
        Page page = window.page();
        page.fill("#search-box", Seed.DOCUMENT);
        page.locator("#search-box").press("Enter");
        assertThat(page.locator(".notice")).containsText("by analysts and approvers");
        assertThat(page.locator(".search-document")).hasCount(0);
    }

    @Test
    void saysWhenTheSearchDoesNotAnswer() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.route("**/search", route -> route.abort());
        page.fill("#search-box", "江畔");
        assertThat(page.locator("#search-found .search-word")).containsText("does not answer");
    }

    private static long logged(String actor) {
        return stack.one(
                Long.class, "SELECT count(*) FROM desk.audit WHERE actor = ? AND action = 'person-lookup'", actor);
    }

    private static void whole(Page page, String name, String locale, int width) {
        page.waitForLoadState();
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "%s-%s-%d.png".formatted(name, locale, width))));
        fits(page);
    }

    private static void fits(Page page) {
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .isLessThanOrEqualTo(0);
        assertThat(page.content()).doesNotContain("⟦");
    }

    private static void picture(Page page, String name, String locale, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "%s-%s-%d.png".formatted(name, locale, width))));
    }
}
