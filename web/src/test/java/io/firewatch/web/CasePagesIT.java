package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the duty officer in a real browser, and the page on which a lender answers. */
class CasePagesIT {
    private static DeskStack stack;
    private static Browser browser;
    private static Calls admin;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
        Cases.officer(stack, "wang");
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
    void everyPageOfACaseIsWholeInEveryLanguageAndWidth(String locale, int width) {
        String tag = locale.substring(0, 2) + width;
        String verifying = Cases.raise(stack, "pages-verifying-" + tag, "critical", "verifying", 30);
        String measured = Cases.raise(stack, "pages-measured-" + tag, "high", "finding", 1);
        for (String step : List.of(
                "{\"action\":\"propose-referral\",\"officers\":\"李明、王芳\",\"note\":\"已核实三笔流水\"}",
                "{\"action\":\"propose-measure\",\"rung\":\"warning-letter\",\"deadline\":\"2099-12-30\"}")) {
            assertThat(admin.post("/api/alerts/" + measured + "/actions", step).status())
                    .isEqualTo(200);
        }
        Calls head = Cases.approver(stack, "pages-head", "局长");
        assertThat(head.post("/api/alerts/" + measured + "/actions", "{\"action\":\"approve-measure\"}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.post(
                                "/api/alerts/" + measured + "/actions",
                                "{\"action\":\"propose-measure\",\"rung\":\"restrict\",\"note\":\"仍在展业\"}")
                        .status())
                .isEqualTo(200);
        admin.upload(
                "/api/alerts/" + measured + "/attachments", "谈话笔录.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        var sent = admin.post(
                        "/api/alerts/" + measured + "/letters",
                        "{\"template\":\"rectification\",\"deadline\":\"2099-12-30\",\"language\":\"%s\"}"
                                .formatted(locale.substring(0, 2)))
                .json();
        String letter = "/alerts/" + measured + "/letters/"
                + sent.path("letter").path("id").asText();
        stack.seed.refresh();
        Browser.Window window = browser.signedIn(locale, width, 900);
        Page page = window.page();
        for (String path : List.of(
                "/alerts?overdue=true",
                "/alerts?undecided=true",
                "/alerts?status=open&assignee=me",
                "/alerts/" + verifying,
                "/alerts/" + measured,
                "/alerts/" + measured + "/letters/preview?template=inquiry&language=zh&deadline=2099-12-30",
                letter,
                sent.path("replyPath").asText())) {
            page.navigate(path);
            page.waitForFunction(
                    "() => [...document.querySelectorAll('[data-chart]')].every(one => one.dataset.state !== 'loading')");
            page.evaluate(
                    "() => document.querySelectorAll('details.case-more, details.bulk').forEach(one => one.open = true)");
            String name = path.replaceAll("/reply/.*", "reply")
                    .replaceAll("[0-9]+$|-" + tag + "|^/", "")
                    .replaceAll("[?/=&]", "-");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", "case-" + name + "-" + tag + ".png")));
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                    .as("%s overflows at %d px", path, width)
                    .isLessThanOrEqualTo(0);
            assertThat(page.content()).as(path).doesNotContain("⟦");
            assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
            // Whoever cannot see the page hears what every field is for.
            assertThat((Integer) page.evaluate(
                            "() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
                                    + ".filter(one => !one.labels?.length && !one.getAttribute('aria-label')).length"))
                    .as("%s has fields without a name", path)
                    .isZero();
        }
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void tellsTheSecondOfTwoWhatTheFirstDid() {
        String id = Cases.raise(stack, "pages-race", "high", "new", 1);
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.navigate("/alerts/" + id);
        assertThat(admin.post(
                                "/api/alerts/" + id + "/actions",
                                "{\"action\":\"acknowledge\",\"note\":\"I was faster\"}")
                        .status())
                .isEqualTo(200);
        page.click("#case button[value=acknowledge]");
        assertThat(page.locator("#case .notice")).containsText("Somebody else moved this case on");
        assertThat(page.locator("#case .notice")).containsText("I was faster");
        assertThat(page.locator("#case .notice")).isFocused();
        assertThat(page.locator(".steps [aria-current=step]")).hasText("Acknowledged");
        // What is shown now is the newest, so the next step is taken.
        page.click("#case button[value=verify]");
        assertThat(page.locator(".steps [aria-current=step]")).hasText("Verifying");
        assertThat(page.locator("#case .notice")).hasCount(0);
    }

    @Test
    void whoeverProposesWaitsAndAnApproverDecides() {
        Cases.approver(stack, "pages-chief", "处长");
        String id = Cases.raise(stack, "pages-decision", "critical", "finding", 1);
        Page officer = browser.signedIn("en-GB", 1440, 900).page();
        officer.navigate("/alerts/" + id);
        officer.click("summary:has-text('Propose binding measure')");
        officer.selectOption("details:has(button[value=propose-measure]) select[name=rung]", "restrict");
        officer.click("button[value=propose-measure]");
        assertThat(officer.locator("#proposed-measure")).containsText("Waits for an approver");
        assertThat(officer.locator("button[value=approve-measure]")).hasCount(0);
        assertThat(officer.locator(".steps [aria-current=step]")).hasText("Finding");

        Page approver = browser.signedIn("en-GB", 1440, 900, "pages-chief", DeskStack.PASSWORD)
                .page();
        approver.navigate("/alerts");
        approver.click(".lists a:has-text('To decide')");
        approver.click("#alerts [data-alert=" + id + "] th a");
        approver.fill("#proposed-measure [name=deadline]", "2099-12-30");
        approver.click("button[value=approve-measure]");
        assertThat(approver.locator(".steps [aria-current=step]")).hasText("Measure");
        assertThat(approver.locator("#proposed-measure")).hasCount(0);
        assertThat(approver.locator(".history").last()).containsText("pages-chief");
    }

    @Test
    void takesOneStepOnManyByKeyboardAndHandsOver() {
        String one = Cases.raise(stack, "pages-many-1", "low", "new", 0);
        String two = Cases.raise(stack, "pages-many-2", "low", "new", 0);
        Browser.Window window = browser.signedIn("en-GB", 1440, 900);
        Page page = window.page();
        page.navigate("/alerts?severity=low&q=pages-many");
        page.locator(".bulk summary").first().click();
        page.locator("#bulk button[value=acknowledge]").click();
        assertThat(page.locator("#toasts")).containsText("Tick at least one alert");
        for (String id : List.of(one, two)) {
            page.locator("input[value='" + id + "']").focus();
            page.keyboard().press("Space");
        }
        assertThat(page.locator("[data-selected]")).hasText("2 selected");
        // A change elsewhere does not take the selection away.
        page.evaluate("() => document.body.dispatchEvent(new CustomEvent('alert-change'))");
        assertThat(page.locator("#alerts input:checked")).hasCount(2);
        // A false positive without its reason is stopped before the selection is lost.
        page.locator("#bulk button[value=false-positive]").click();
        assertThat(page.locator("#bulk [name=reason]")).isFocused();
        page.locator("#bulk button[value=acknowledge]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#outcome")).hasText("2 done, 0 not");
        assertThat(page.locator(".outcomes li")).hasCount(2);
        stack.seed.index(one);
        stack.seed.index(two);
        stack.seed.refresh();
        page.navigate("/alerts?status=open&assignee=me");
        assertThat(page.locator(".lists [aria-current=page]")).hasText("My work");
        page.click("text=Hand over");
        page.fill("form[action='/hand-over'] [name=to]", "wang");
        page.click("form[action='/hand-over'] button");
        assertThat(page.locator(".outcomes")).containsText("wang");
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void writesALetterThatALenderAnswers() {
        String id = Cases.raise(stack, "pages-letter", "high", "verifying", 1);
        Browser.Window window = browser.signedIn("en-GB", 1440, 900);
        Page page = window.page();
        page.navigate("/alerts/" + id);
        page.click("text=Write a letter");
        page.selectOption("select[name=language]", "en");
        page.fill("[aria-labelledby=letters] [name=deadline]", "2099-12-30");
        page.click("text=Preview");
        assertThat(page.locator(".paper")).containsText("To " + Seed.name(Seed.POOLING));
        page.click("main form button.primary");
        page.click("[aria-labelledby=letters] .files a");
        String link = page.locator(".reply-link dd").textContent().strip();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.locator(".paper")).isVisible();
        assertThat(page.locator(".reply-link")).isHidden();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));
        page.navigate(link);
        assertThat(page.locator(".sections")).hasCount(0);
        page.fill("[name=name]", "Chen, compliance, 0571-0000000");
        page.fill("[name=reply]", "The queue of that evening was settled on the next day.");
        page.setInputFiles(
                "[name=file]",
                new FilePayload("proof.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
        page.click("form[enctype] button");
        assertThat(page.locator("#done")).hasText("Your reply has arrived");
        page.navigate("/alerts/" + id);
        assertThat(page.locator(".history")).containsText("Lender replied");
        assertThat(page.locator("[aria-labelledby=files] .files")).containsText("proof.pdf");
        assertThat(window.complaints()).isEmpty();
    }
}
