package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.measure.MeasureCatalogue;
import io.firewatch.web.http.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The studio's rule tests and measures, on a desk that has no engine to judge with. */
class StudioTrialsIT {
    private static final String RULE = "over-limit.one-platform";
    private static final String FOLDER = "over-limit/" + RULE;
    private static final String USER = "studio-trier";

    private static DeskStack stack;
    private static Calls analyst;
    private static Calls viewer;
    private static Browser browser;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        analyst = Calls.person(stack, USER, "[\"analyst\"]", "null");
        viewer = Calls.person(stack, "trials-reader", "[\"viewer\"]", "null");
        browser = new Browser(stack.url());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theShippedCasesPassAndAnotherConditionFailsAtTheirLines() {
        String body = RuleCatalogue.text(FOLDER + "/rule.yaml");
        String tests = analyst.get("/api/rules/" + RULE + "/tests")
                .json()
                .path("tests")
                .asText();
        assertThat(tests).isEqualTo(RuleCatalogue.text(FOLDER + "/tests.yaml"));

        JsonNode sound = run(body, "{}", tests);
        assertThat(sound.path("failed").asInt()).isZero();
        assertThat(sound.path("passed").asInt()).isGreaterThan(5);

        JsonNode turned = run(body.replace("exposure - exposure_limit >", "exposure - exposure_limit <"), "{}", tests);
        assertThat(turned.path("failed").asInt()).isPositive();
        assertThat(turned.path("cases")).anySatisfy(one -> {
            assertThat(one.path("passed").asBoolean()).isFalse();
            assertThat(one.path("expected").asText()).isEqualTo("[]");
            assertThat(tests.lines().toList().get(one.path("line").asInt() - 1))
                    .contains(one.path("name").asText());
        });

        JsonNode broken = run(body.replace("exposure -", "exposur -"), "{}", tests);
        assertThat(broken.at("/problems/0/message").asText()).contains("unknown indicator 'exposur'");
        assertThat(broken.at("/problems/0/line").asInt()).isEqualTo(14);
    }

    /** Cases belong to the text: what a bureau sets is shown beside them and fails none. */
    @Test
    void anotherThresholdIsShownBesideTheCases() {
        String rule = "fund-pooling.unmatched-balance";
        ObjectNode asked = Json.MAPPER
                .createObjectNode()
                .put("body", RuleCatalogue.text("fund-pooling/" + rule + "/rule.yaml"))
                .put("tests", RuleCatalogue.text("fund-pooling/" + rule + "/tests.yaml"));
        asked.putObject("parameters").put("share", 1);

        JsonNode shown =
                analyst.post("/api/rules/" + rule + "/tests", asked.toString()).json();

        assertThat(shown.path("failed").asInt()).isZero();
        assertThat(shown.path("cases"))
                .anyMatch(one -> one.path("withParameters").asText().equals("[]"));
    }

    @Test
    void aMeasuresTextIsCheckedAndReadKeyByKeyFaultsOrNot() {
        String text = MeasureCatalogue.yaml("night_withdrawals");
        JsonNode sound = check(text);
        assertThat(sound.path("problems")).isEmpty();
        assertThat(sound.at("/measure/unit").asText()).isEqualTo("money");
        assertThat(sound.at("/fields/window/sliding").asText()).isEqualTo("30d");

        JsonNode faulty = check(text.replace("of: amount", "of: amounts"));
        assertThat(faulty.at("/problems/0/message").asText()).contains("amounts");
        assertThat(faulty.at("/fields/of").asText()).isEqualTo("amounts");
        assertThat(faulty.path("measure").isNull()).isTrue();
        assertThat(check("- no mapping").path("fields").isNull()).isTrue();

        JsonNode list = viewer.get("/api/measures").json();
        assertThat(list.path("shipped")).hasSize(MeasureCatalogue.ids().size());
    }

    @Test
    void nothingIsTriedByWhoMayNotNorWhereThereIsNothingToTryWith() {
        String text = Json.MAPPER
                .createObjectNode()
                .put("body", MeasureCatalogue.yaml("night_withdrawals"))
                .toString();
        assertThat(viewer.post("/api/measures/preview", text).status()).isEqualTo(403);
        assertThat(viewer.post("/api/rules/" + RULE + "/tests", "{}").status()).isEqualTo(403);
        assertThat(viewer.post("/api/drafts/1/replays", "{}").status()).isEqualTo(403);
        assertThat(analyst.post("/api/measures/preview", text).status()).isEqualTo(503);
        assertThat(analyst.post("/api/drafts/1/replays", "{}").status()).isEqualTo(503);
        assertThat(analyst.get("/api/replays/999999").status()).isEqualTo(404);
        assertThat(analyst.get("/api/drafts/999999/replays").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,1440", "en-GB,390"})
    void whoEditsACaseSeesItFailAtItsLine(String locale, int width) {
        Browser.Window window = browser.signedIn(locale, width, 900, USER, DeskStack.PASSWORD);
        Page page = window.page();
        page.navigate("/studio/rules/" + RULE);
        Locator panel = page.locator("[data-studio=tests]");
        assertThat(panel).hasAttribute("data-state", "ready");
        assertThat(panel.locator("[data-tests=sum]")).hasAttribute("data-tone", "good");

        panel.locator("summary").click();
        Locator text = panel.locator("textarea");
        text.fill(text.inputValue().replaceFirst("\\{from: 2, severity: high", "{from: 3, severity: high"));

        assertThat(panel.locator("[data-tests=sum]")).hasAttribute("data-tone", "bad");
        Locator failed =
                panel.locator("[data-tests=cases] > [data-passed=false]").first();
        assertThat(failed).containsText("{from: 3, severity: high");
        assertThat(failed).containsText("{from: 2, severity: high");
        failed.locator("button").click();
        assertThat(text).isFocused();
        panel.scrollIntoViewIfNeeded();
        picture(page, "studio-tests", locale, width);
        fits(page);
        assertThat(window.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,1440", "en-GB,390"})
    void aMeasureIsWrittenInAFormOrAsTextAndEachFollowsTheOther(String locale, int width) {
        Browser.Window window = browser.signedIn(locale, width, 900, USER, DeskStack.PASSWORD);
        Page page = window.page();
        page.navigate("/studio/measures");
        assertThat(page.locator("#measure-editor")).hasAttribute("data-state", "ready");
        Locator text = page.locator("#measure-text");

        // From the form to the text, with what is wrong at its field.
        page.fill("[name=id]", "repayments");
        page.fill("[name='title.zh']", "还款");
        page.fill("[name='title.en']", "Repayments");
        page.selectOption("[name=subject]", "loan");
        page.selectOption("[name=aggregate]", "sum");
        page.selectOption("[name=of]", "amount");
        page.fill("[name=where]", "typ == 9");
        page.fill("[name='why.zh']", "试");
        page.fill("[name='why.en']", "a test");
        assertThat(page.locator("#measure-faults")).containsText("typ");
        assertThat(page.locator("[name=where]")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#measure-try")).isDisabled();
        page.fill("[name=where]", "type == 9");
        assertThat(page.locator("#measure-sum")).hasAttribute("data-tone", "good");
        assertThat(page.locator("[name=unit]")).hasValue("money");
        assertThat(text.inputValue())
                .contains("subject: loan", "where: \"type == 9\"", "window: {sliding: 30d}", "unit: money");

        // From the text to the form.
        text.fill(MeasureCatalogue.yaml("large_investment_share"));
        assertThat(page.locator("[name=id]")).hasValue("large_investment_share");
        assertThat(page.locator("[name=aggregate]")).hasValue("ratio");
        assertThat(page.locator("[data-for=numerator]")).isVisible();
        assertThat(page.locator("#measure-sum")).hasAttribute("data-tone", "good");

        // A shipped one is looked at, and there is nothing here to try it with.
        page.click("[data-measure=night_withdrawals]");
        assertThat(page.locator("[name=id]")).hasValue("night_withdrawals");
        assertThat(page.locator("[name=where]")).hasValue("type == 7 && amount > yuan(10000) && hour(time) < 6");
        picture(page, "studio-measures", locale, width);
        fits(page);
        assertThat(window.complaints()).isEmpty();
    }

    private static JsonNode run(String body, String parameters, String tests) {
        ObjectNode asked = Json.MAPPER.createObjectNode().put("body", body).put("tests", tests);
        asked.set("parameters", Json.tree(parameters));
        return analyst.post("/api/rules/" + RULE + "/tests", asked.toString()).json();
    }

    private static JsonNode check(String body) {
        return analyst.post(
                        "/api/measures/check",
                        Json.MAPPER.createObjectNode().put("body", body).toString())
                .json();
    }

    private static void fits(Page page) {
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    private static void picture(Page page, String name, String locale, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "%s-%s-%d.png".formatted(name, locale, width))));
    }
}
