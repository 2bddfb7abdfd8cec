package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.record.IndexMappings;
import io.firewatch.rulesets.judging.AlertId;
import io.firewatch.web.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another threshold would change, asked of the desk and on its page. In force: more than 4 % unmatched for three days. */
class WhatIfIT {
    private static final String RULE = "fund-pooling.unmatched-balance";
    private static final String PAGE = "/studio/rules/" + RULE;
    private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 5, 28);

    /** Rises above 8 % for ten days in May. */
    private static final String RISING = Seed.code(7);

    /** Always at 3 %. */
    private static final String STEADY = Seed.code(9);

    private static DeskStack stack;
    private static Browser browser;
    private static Calls tuner;

    @BeforeAll
    static void start() throws Exception {
        stack = DeskStack.get();
        StringBuilder bulk = new StringBuilder();
        for (String month : new String[] {"2026-04", "2026-05"}) {
            put("/" + IndexMappings.HISTORY_PREFIX + month, IndexMappings.history());
            page(bulk, month, RISING);
            page(bulk, month, STEADY);
        }
        put("/_bulk?refresh=true", bulk.toString());
        ObjectNode wrong = Seed.alert(0);
        wrong.put("id", AlertId.of(RULE, RISING, SubjectType.INSTITUTION, RISING, day("2026-05-10")))
                .put("rule", RULE)
                .put("institution", RISING)
                .put("status", "false-positive");
        wrong.putObject("subject").put("type", "institution").put("id", RISING).put("label", Seed.name(RISING));
        stack.seed.raise(wrong, 1_000);
        tuner = Calls.person(stack, "what-if-tuner", "[\"analyst\"]", "null");
        browser = new Browser(stack.url());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static int day(String day) {
        return BusinessTime.day(LocalDate.parse(day));
    }

    private static void page(StringBuilder bulk, String month, String lender) {
        ObjectNode head = Json.MAPPER.createObjectNode();
        head.putObject("index")
                .put("_index", IndexMappings.HISTORY_PREFIX + month)
                .put("_id", lender + "|institution|" + lender + "|flows");
        ObjectNode page = Json.MAPPER
                .createObjectNode()
                .put("institution", lender)
                .put("subjectType", "institution")
                .put("subject", lender)
                .put("label", Seed.name(lender))
                .put("group", "flows")
                .put("month", month + "-01")
                .put("written", System.currentTimeMillis());
        ArrayNode days = page.putObject("points").putArray("days");
        ObjectNode columns = page.withObject("/points").putObject("columns");
        ArrayNode shares = columns.putArray("unmatched_share");
        ArrayNode amounts = columns.putArray("unmatched");
        for (LocalDate one = FIRST; !one.isAfter(LAST); one = one.plusDays(1)) {
            if (one.toString().startsWith(month)) {
                boolean high = lender.equals(RISING) && one.getMonthValue() == 5 && one.getDayOfMonth() / 10 == 1;
                days.add(BusinessTime.day(one));
                shares.add(high ? 0.08 : lender.equals(STEADY) ? 0.03 : 0.001);
                amounts.add(500_000_000L);
            }
        }
        bulk.append(head).append('\n').append(page).append('\n');
    }

    private static void put(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.esUrl + path))
                .header("Content-Type", path.startsWith("/_bulk") ? "application/x-ndjson" : "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("\"errors\":true");
    }

    @Test
    void tellsWhoEntersWhenAThresholdIsLowered() {
        JsonNode answer = whatIf("{\"parameters\":{\"share\":0.02}}");

        assertThat(answer.at("/before/alerts").asInt()).isEqualTo(1);
        assertThat(answer.at("/after/alerts").asInt()).isEqualTo(2);
        assertThat(answer.path("entering").findValuesAsText("institution")).containsExactly(STEADY);
        assertThat(answer.at("/opened/items/0/from").asText()).isEqualTo("2026-04-01");
        assertThat(answer.path("knownFrom").asText()).isEqualTo("2026-04-01");
    }

    @Test
    void countsFalseAlertsSavedWhenItIsRaised() {
        JsonNode answer = whatIf("{\"parameters\":{\"share\":0.1}}");

        assertThat(answer.at("/after/alerts").asInt()).isZero();
        assertThat(answer.at("/before/false").asInt()).isEqualTo(1);
        assertThat(answer.at("/after/saved").asInt()).isGreaterThanOrEqualTo(1);
        assertThat(answer.path("leaving").findValuesAsText("institution")).containsExactly(RISING);
        assertThat(answer.path("gone").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void sweepsAParameterOverItsRange() {
        JsonNode steps = tuner.post("/api/rules/" + RULE + "/sweep", "{\"parameter\":\"share\"}")
                .json()
                .path("steps");

        assertThat(steps.size()).isBetween(30, 45);
        assertThat(steps.get(0).path("alerts").asInt()).isEqualTo(2);
        assertThat(steps.get(steps.size() - 1).path("alerts").asInt()).isZero();
        assertThat(steps.findValues("current")).filteredOn(JsonNode::asBoolean).hasSize(1);
    }

    @Test
    void aNewConditionIsAnsweredForInstitutions() {
        String body = stack.one(String.class, "SELECT body FROM desk.rule_version WHERE rule = ?", RULE);
        ObjectNode asked = Json.MAPPER
                .createObjectNode()
                .put("body", body.replace("&& unmatched > p.floor", "|| unmatched > p.floor"));
        asked.putObject("parameters");

        JsonNode answer = whatIf(asked.toString());

        assertThat(answer.path("needsReplay").isNull()).isTrue();
        assertThat(answer.at("/after/institutions").asInt()).isEqualTo(2);
    }

    @Test
    void refusesWhatCannotBeSet() {
        assertThat(tuner.post("/api/rules/" + RULE + "/what-if", "{\"parameters\":{\"share\":7}}")
                        .status())
                .isEqualTo(400);
        assertThat(tuner.post("/api/rules/no.such/what-if", "{}").status()).isEqualTo(404);
    }

    @Test
    void isForThoseWhoTuneOnly() {
        Calls viewer = Calls.person(stack, "what-if-viewer", "[\"viewer\"]", "null");

        assertThat(viewer.post("/api/rules/" + RULE + "/what-if", "{}").status())
                .isEqualTo(403);
        assertThat(viewer.get("/api/rules/" + RULE + "/hints").status()).isEqualTo(403);
    }

    @Test
    void hintsOfARule() {
        JsonNode hints = tuner.get("/api/rules/" + RULE + "/hints").json().path("items");

        assertThat(hints.findValuesAsText("rule")).allMatch(RULE::equals);
        assertThat(tuner.get("/api/hints").json().path("items").isArray()).isTrue();
    }

    private static JsonNode whatIf(String body) {
        Calls.Answer answer = tuner.post("/api/rules/" + RULE + "/what-if", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,390", "en-GB,1440"})
    void aMovedSliderShowsAtOnceWhatItChanges(String locale, int width) {
        Browser.Window window = browser.signedIn(locale, width, 900, "what-if-tuner", DeskStack.PASSWORD);
        Page page = window.page();
        page.navigate(PAGE);
        Locator panel = page.locator("[data-studio=what-if]");
        assertThat(panel).hasAttribute("data-state", "ready");
        Locator alerts = panel.locator("[data-score=alerts] td");
        assertThat(alerts.nth(1)).hasText("1");

        panel.locator("input[type=range][data-parameter=share]").focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");

        assertThat(alerts.nth(0)).hasText("1");
        assertThat(alerts.nth(1)).hasText("2");
        assertThat(panel.locator("input[type=number][data-parameter=share]")).hasValue("2");
        assertThat(panel.locator("[data-list=entering] a")).hasAttribute("href", "/institutions/" + STEADY);
        assertThat(panel.locator(".what-if-curve")).hasAttribute("data-parameter", "share");
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .isLessThanOrEqualTo(0);
        assertThat(page.locator("main").innerText()).doesNotContain("undefined").doesNotContain("⟦");
        panel.screenshot(new Locator.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "studio-what-if-%s-%d.png".formatted(locale, width))));
        assertThat(page.locator("[data-studio=hints]")).hasAttribute("data-state", "ready");
        assertThat(window.complaints()).isEmpty();
        assertThat(Axe.graveFindings(page)).isEmpty(); // last: it asks for style sheets where there are none
    }
}
