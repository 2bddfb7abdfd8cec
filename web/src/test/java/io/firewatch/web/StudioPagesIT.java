package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.firewatch.web.Browser.Window;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rule studio as analysts and approvers use it. */
class StudioPagesIT {
    private static final String RULE = "fund-pooling.unmatched-balance";

    private static DeskStack stack;
    private static Browser browser;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        Calls.person(stack, "studio-analyst", "[\"analyst\"]", "null");
        Calls.person(stack, "studio-head", "[\"approver\"]", "null");
        browser = new Browser(stack.url());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        stack.record.useHandle(
                handle -> handle.execute("DELETE FROM desk.rule_version WHERE rule = ? AND version > 1", RULE));
    }

    @Test
    void anAnalystProposesAnApproverDecidesAndTheButtonUndoes() {
        Window analyst = signedIn("en-GB", 1440, "studio-analyst");
        Page page = analyst.page();
        page.navigate("/studio?q=unmatched-balance");
        picture(page, "studio-1440");
        page.click("text=" + RULE + " >> xpath=../a");
        page.waitForSelector(".studio-versions li");
        Locator slider = page.locator("input[type=range][data-parameter=share]");
        slider.focus();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("input[type=number][data-parameter=share]").inputValue())
                .isEqualTo("3");
        page.waitForSelector("[data-studio=what-if][data-state=ready]");
        page.fill("[data-studio=text] [name=note]", "lower");
        page.click("[data-save]");
        page.waitForSelector(".studio-draft [data-step=submit]");
        assertThat(page.url()).contains("?draft=");
        page.fill(".studio-draft [name=reason]", "the threshold lets too many through");
        page.click(".studio-draft [data-step=submit]");
        page.waitForSelector(".studio-draft .tag[data-state=submitted]");
        assertThat(page.locator("[data-step=approve]").count()).isZero();
        picture(page, "studio-rule-1440");

        Window head = signedIn("zh-CN", 390, "studio-head");
        head.page().navigate(page.url().replaceAll("^https?://[^/]+", ""));
        head.page().fill(".studio-draft [name=reason]", "同意");
        picture(head.page(), "studio-rule-390");
        head.page().click(".studio-draft [data-step=approve]");
        head.page().click(".studio-draft [data-step=activate]");
        head.page().waitForSelector(".studio-draft .tag[data-state=active]");
        assertThat(newest()).isEqualTo(2);
        head.page().fill(".studio-back [name=reason]", "退回原值");
        head.page().click("[data-back=return]");
        head.page().waitForSelector(".studio-versions li:nth-child(3)");
        assertThat(newest()).isEqualTo(3);
        assertThat(stack.one(String.class, "SELECT hash FROM desk.rule_version WHERE rule = ? AND version = 3", RULE))
                .isEqualTo(stack.one(
                        String.class, "SELECT hash FROM desk.rule_version WHERE rule = ? AND version = 1", RULE));
        head.page().navigate("/studio");
        picture(head.page(), "studio-390");
        assertThat(analyst.complaints()).isEmpty();
        assertThat(head.complaints()).isEmpty();
    }

    @Test
    void faultsShowWhileTypingAndWordsAreOffered() {
        Page page = signedIn("en-GB", 1440, "studio-analyst").page();
        page.navigate("/studio/rules/" + RULE);
        Locator area = page.locator("[data-studio=text] textarea");
        page.waitForFunction("() => document.querySelector('[data-studio=text] textarea').value.length > 10");
        area.fill(area.inputValue().replace("unmatched_share > p.share", "unmatched_shar > p.share"));
        Locator fault = page.locator(".studio-faults button").first();
        fault.waitFor();
        assertThat(fault.textContent()).matches("\\d+:\\d+ .*");
        assertThat(page.locator(".studio-lines [data-fault]").count()).isEqualTo(1);
        fault.click();
        page.keyboard().press("Control+End");
        page.keyboard().type("\nunmatched_s");
        page.locator(".studio-words [role=option]").first().waitFor();
        picture(page, "studio-faults-1440");
        page.keyboard().press("Enter");
        assertThat(area.inputValue()).endsWith("unmatched_share");
    }

    @Test
    void aReaderSeesTheRuleButNoTools() {
        Calls.person(stack, "studio-reader", "[\"viewer\"]", "null");
        Page page = signedIn("zh-CN", 1440, "studio-reader").page();
        page.navigate("/studio/rules/" + RULE);
        page.waitForSelector(".studio-versions li");
        assertThat(page.locator("[data-save], [data-back], .studio-draft, [data-studio=shadow]")
                        .count())
                .isZero();
    }

    private static Window signedIn(String locale, int width, String user) {
        return browser.signedIn(locale, width, 900, user, DeskStack.PASSWORD);
    }

    private static int newest() {
        return stack.one(Integer.class, "SELECT max(version) FROM desk.rule_version WHERE rule = ?", RULE);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }
}
