package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as people use them, in a real browser over the seeded city. Leaves a picture of each in target/screenshots. */
class DeskPagesIT {
    private static final int PARTS_AT_ONCE = 6;

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
    void everyPageIsWholeInEveryLanguageAndWidth(String locale, int width) {
        Browser.Window window = browser.signedIn(locale, width, 900);
        Page page = window.page();
        for (String path : List.of(
                "/",
                "/alerts?status=open&dataState=firing",
                "/alerts/" + Seed.CRITICAL,
                "/alerts/alert-0069",
                "/alerts/" + Seed.WHOLE,
                "/alerts/alert-part-01",
                "/institutions",
                "/institutions/" + Seed.POOLING,
                "/people",
                "/audit?verify=1",
                "/account",
                "/sign-in")) {
            page.navigate(path);
            // Parts of a lender's page wait until somebody comes near.
            page.waitForFunction(
                    "() => [...document.querySelectorAll('[data-chart]')].every(one => one.dataset.state !== 'loading')"
                            + " && [...document.querySelectorAll('[data-dossier]')].every(one => one.ariaBusy === 'false'"
                            + " || one.getBoundingClientRect().top > innerHeight + 200)");
            picture(page, locale, width, path);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(locale.startsWith("zh") ? "zh-CN" : "en");
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                    .as("%s overflows at %d px", path, width)
                    .isLessThanOrEqualTo(0);
            assertThat(page.content()).as(path).doesNotContain("⟦");
            assertThat(page.locator("[data-chart][data-state=error]").count())
                    .as(path)
                    .isZero();
            assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
        }
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void tellsHowManyCasesAreOverdueAndLeadsToThem() {
        String late = Cases.raise(stack, "pages-late", "critical", "new", 3);
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        long overdue = Calls.signedIn(stack.url())
                .get("/api/overview")
                .json()
                .path("overdue")
                .asLong();
        assertThat(overdue).isPositive();
        assertThat(page.locator("#overdue .tile-number")).hasText(String.valueOf(overdue));
        page.click("#overdue");
        assertThat(page).hasURL(Pattern.compile("overdue=true"));
        assertThat(page.locator(".lists [aria-current=page]")).hasText("Overdue");
        assertThat(page.locator("#alerts [data-alert=" + late + "]")).isVisible();
    }

    @Test
    void tellsAdministratorsWhichYearTheCalendarLacks() {
        boolean missing = Calls.signedIn(stack.url())
                .get("/api/casework")
                .json()
                .path("missingYear")
                .isInt();
        Page admin = browser.signedIn("en-GB", 1440, 900).page();
        assertThat(admin.locator("#calendar-missing")).hasCount(missing ? 1 : 0);
        Calls.person(stack, "pages-viewer", "[\"viewer\"]", "null");
        Page viewer = browser.signedIn("en-GB", 1440, 900, "pages-viewer", DeskStack.PASSWORD)
                .page();
        assertThat(viewer.locator("#overdue")).isVisible();
        assertThat(viewer.locator("#calendar-missing")).hasCount(0);
    }

    @Test
    void drawsTheAlertsOfEachDay() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        Locator chart = page.locator("[data-chart=alerts-per-day]");
        assertThat(chart).hasAttribute("data-state", "ready");
        // Bars are filled paths in the colours of severity; axes and labels alone would not have them.
        String fill = (String) page.evaluate(
                "() => getComputedStyle(document.documentElement).getPropertyValue('--critical-fill').trim()");
        page.waitForFunction(
                "fill => [...document.querySelectorAll('[data-chart=alerts-per-day] svg path')]"
                        + ".filter(path => path.getAttribute('fill') === fill && path.getBBox().height > 2).length > 3",
                fill);
    }

    @Test
    void showsANewAlertWithoutReload() {
        Browser.Window window = browser.signedIn("en-GB", 1440, 900);
        Page page = window.page();
        assertThat(page.locator("[data-live]").first()).hasAttribute("data-live", "on");
        page.evaluate("() => { window.notReloaded = true; }");
        var alert = Seed.alert(5)
                .put("id", "alert-live-1")
                .put("dataState", "firing")
                .put("status", "new");
        alert.putNull("resolution");
        alert.putObject("message").put("zh", "刚刚发生").put("en", "It happened just now");
        stack.seed.raise(alert, -1);
        stack.seed.refresh();
        assertThat(page.locator("#live-newest [data-alert=alert-live-1]")).isVisible();
        assertThat(page.locator("#toasts")).containsText("It happened just now");
        assertThat(page.evaluate("() => window.notReloaded")).isEqualTo(true);
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void filtersAndPagesTheListByItsUrl() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.navigate("/alerts");
        assertThat(page.locator("#alerts tbody tr")).hasCount(50);
        String first = page.locator("#alerts tbody tr").first().getAttribute("data-alert");
        page.click("a[rel=next]");
        assertThat(page).hasURL(Pattern.compile("cursor="));
        assertThat(page.locator("#alerts tbody tr").first()).not().hasAttribute("data-alert", first);

        page.navigate("/alerts");
        page.selectOption("[name=severity]", "critical");
        assertThat(page).hasURL(Pattern.compile("severity=critical"));
        assertThat(page.locator("#alerts tbody tr:not([data-severity=critical])"))
                .hasCount(0);
        assertThat(page.locator("#alerts tbody tr").first()).isVisible();
        page.reload();
        assertThat(page.locator("[name=severity]")).hasValue("critical");
        page.fill("[name=q]", "no such words");
        assertThat(page.locator("#alerts .empty")).isVisible();
    }

    @Test
    void showsAFindingOnceAndItsPartsWhenAsked() {
        Browser.Window window = browser.signedIn("en-GB", 1440, 900);
        Page page = window.page();
        page.navigate("/alerts?pattern=loan-imbalance");
        Locator rows = page.locator("#alerts tbody tr");
        assertThat(rows).hasCount(1);
        assertThat(rows.first()).hasAttribute("data-alert", Seed.WHOLE);
        page.selectOption("[name=rolledUp]", "any");
        assertThat(rows).hasCount(1 + Seed.PARTS);
        page.navigate("/alerts?q=SB202605200003");
        assertThat(rows).hasCount(1);

        page.navigate("/alerts?pattern=loan-imbalance");
        page.click("a.parts");
        assertThat(page).hasURL(Pattern.compile("under=" + Seed.WHOLE));
        assertThat(rows).hasCount(Seed.PARTS);

        page.navigate("/alerts/" + Seed.WHOLE);
        assertThat(page.locator("#parts .alert-item")).hasCount(PARTS_AT_ONCE);
        page.locator("#parts .alert-item a").first().click();
        assertThat(page.locator(".alert-whole a")).hasAttribute("href", "/alerts/" + Seed.WHOLE);
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void saysWhatCouldNotBeJudgedAndWhatIsExcepted() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.navigate("/institutions/" + Seed.POOLING);
        Locator lines = page.locator("#unjudged tbody tr");
        assertThat(lines).hasCount(3);
        assertThat(lines.nth(0)).containsText("Excepted");
        assertThat(lines.nth(0)).containsText("being reduced as agreed");
        assertThat(lines.nth(1)).containsText("observed for less than 28 days");
        assertThat(lines.nth(1)).containsText("the lender itself");
        assertThat(lines.nth(2)).containsText("Loan × 14");
        page.navigate("/institutions/" + Seed.code(2));
        assertThat(page.locator("#unjudged .empty")).isVisible();
    }

    @Test
    void explainsAnAlertAndTakesStepsOnIt() {
        stack.record.useHandle(
                handle -> handle.execute("UPDATE desk.alert SET status = 'new' WHERE id = ?", Seed.CRITICAL));
        Browser.Window window = browser.signedIn("en-GB", 1440, 900);
        Page page = window.page();
        page.navigate("/alerts/" + Seed.CRITICAL);
        assertThat(page.locator(".formula")).containsText("unmatched_share 12.34 %");
        assertThat(page.locator(".basis")).containsText("Article text read as quoted elsewhere");
        assertThat(page.locator(".records tbody tr")).hasCount(3);
        assertThat(page.locator(".chain")).containsText("shareholder · 60.00 % · 2019-04-02");
        assertThat(page.locator(".chain li")).hasCount(3);
        assertThat(page.locator(".exhibit tbody tr")).hasCount(2);
        // The line of the threshold is dashed and drawn over the history.
        assertThat(page.locator("[data-chart=indicator] svg path[stroke-dasharray]")
                        .first())
                .isAttached();
        page.fill(".case-form [name=note]", "called the lender");
        page.click("button[value=acknowledge]");
        assertThat(page.locator(".steps [aria-current=step]")).hasText("Acknowledged");
        assertThat(page.locator(".history")).containsText("called the lender");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void showsAnInstitutionWhole() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.navigate("/institutions/" + Seed.POOLING);
        assertThat(page.locator("#indicators figure svg").first()).isVisible();
        page.locator(".chart-group summary").first().click();
        assertThat(page.locator(".chart-group[open] [data-chart=indicator] svg").first())
                .isVisible();
        assertThat(page.locator(".quality tbody tr")).hasCount(4);
        assertThat(page.locator(".quality tbody tr").first()).containsText("leak_user");
        assertThat(page.locator(".quality tbody tr").first().locator(".days li"))
                .hasCount(14);
        assertThat(page.locator("#live-alerts .alert-item").first()).isVisible();
        assertThat(page.locator("#feed")).isVisible();
    }

    @Test
    void remembersTheLanguageChosen() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.click("button[name=language]");
        assertThat(page.locator("h1")).hasText("今日全市");
        page.navigate("/alerts");
        assertThat(page.locator("h1")).hasText("预警");
    }

    @Test
    void canBeWalkedByKeyboard() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    private static void picture(Page page, String locale, int width, String path) {
        String name = path.equals("/")
                ? "overview"
                : path.substring(1).replaceAll("[?].*", "").replace('/', '-');
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(
                        "target", "screenshots", "%s-%s-%d.png".formatted(name, locale.substring(0, 2), width))));
    }
}
