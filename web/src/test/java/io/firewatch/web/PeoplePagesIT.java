package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How people come to the desk, and how one of them sees through a mask, in a real browser. */
class PeoplePagesIT {
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
    void aNewPersonGetsAOneTimePasswordChoosesTheirOwnAndSeesTheirDistrict(String locale, int width) {
        boolean chinese = locale.startsWith("zh");
        String user = "page" + locale.substring(0, 2) + width;
        Page admin = browser.signedIn(locale, width, 900).page();
        admin.navigate("/people");
        admin.fill("form[action='/people'] [name=user]", user);
        admin.fill("form[action='/people'] [name=displayName]", "王芳");
        admin.check("form[action='/people'] [name=roles][value=viewer]");
        admin.check("form[action='/people'] [name=districts][value=江南区]");
        admin.click("form[action='/people'] button.primary");
        String once = admin.locator("#handed .secret").textContent();
        picture(admin, "people-handed-" + locale + "-" + width);
        admin.navigate("/people");
        assertThat(admin.locator("#handed")).hasCount(0);
        admin.locator("summary", new Page.LocatorOptions().setHasText(user)).click();
        picture(admin, "people-open-" + locale + "-" + width);
        assertThat(overflow(admin)).isLessThanOrEqualTo(0);

        Page page = browser.signedIn(locale, width, 900, user, once).page();
        assertThat(page).hasURL(Pattern.compile("/account$"));
        page.fill("[name=password]", once);
        page.fill("[name=newPassword]", "a sentence of my own");
        page.click("form[action='/account/password'] button");
        assertThat(page).hasURL(stack.url() + "/");
        assertThat(page.locator(".sections")).not().containsText(chinese ? "人员" : "People");
        assertThat(page.locator(".ranking tbody tr")).hasCount(4);
        for (String text : page.locator(".ranking tbody td small").allTextContents()) {
            assertThat(text).isEqualTo("江南区");
        }
        page.navigate("/account");
        page.fill("form[action='/account/tokens'] [name=name]", "monthly export");
        page.click("form[action='/account/tokens'] button");
        assertThat(page.locator("#made .secret")).containsText("fw_");
        picture(page, "account-token-" + locale + "-" + width);
        assertThat(overflow(page)).isLessThanOrEqualTo(0);
        page.locator("form[action$='/revoke'] button").click();
        assertThat(page.locator("table")).containsText(chinese ? "已吊销" : "revoked");
    }

    @Test
    void anAnalystSeesThroughTheMaskForAReason() {
        stack.record.useHandle(
                handle -> handle.execute("UPDATE desk.alert SET status = 'verifying' WHERE id = ?", Seed.CRITICAL));
        Calls.person(stack, "page-analyst", "[\"analyst\"]", "null");
        Browser.Window window = browser.signedIn("en-GB", 1440, 900, "page-analyst", DeskStack.PASSWORD);
        Page page = window.page();
        page.navigate("/alerts/" + Seed.CRITICAL);
        assertThat(page.locator(".records")).containsText("3f9c0d2b…");
        assertThat(page.locator(".records")).not().containsText("3f9c0d2b7a8841e5b2c6d0e9f1a2b341");
        page.locator("section[aria-labelledby=personal] summary").click();
        page.fill("section[aria-labelledby=personal] [name=reason]", "to write to the borrower");
        page.locator("section[aria-labelledby=personal] form button").click();
        assertThat(page.locator("#unmasked")).isVisible();
        assertThat(page.locator(".records")).containsText("3f9c0d2b7a8841e5b2c6d0e9f1a2b341");
        picture(page, "alert-unmasked-1440");
        assertThat(window.complaints()).isEmpty();
        assertThat(overflow(page)).isLessThanOrEqualTo(0);
    }

    private static int overflow(Page page) {
        return (Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
