package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page, in both languages, at a desk and on a phone, keeps nobody out. A new page has to be named here. */
class AccessibilityIT {
    private static final String USER = "eyes-of-all";

    /** Answers to GET that are no pages. */
    private static final Set<String> NO_PAGES = Set.of(
            "/health/live",
            "/health/ready",
            "/metrics",
            "/boards", // leads to the first of them
            "/alerts/{id}/attachments/{file}");

    /** Where to look at the page of each route, with what it may hold. */
    private static final Map<String, List<String>> PAGES = new LinkedHashMap<>();

    private static DeskStack stack;
    private static Browser browser;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        // Sees every section, and every form that a case may show.
        Calls.person(stack, USER, "[\"administrator\",\"analyst\",\"approver\"]", "null");
        Calls officer = Calls.person(stack, "officer-of-all", "[\"analyst\"]", "null");
        String open = Cases.raise(stack, "axe-open", "critical", "verifying", 30);
        String busy = Cases.raise(stack, "axe-busy", "high", "finding", 1);
        String referred = Cases.raise(stack, "axe-referred", "high", "finding", 1);
        for (String step : List.of(
                "{\"action\":\"propose-referral\",\"officers\":\"李明、王芳\",\"note\":\"已核实三笔流水\"}",
                "{\"action\":\"propose-measure\",\"rung\":\"restrict\",\"deadline\":\"2099-12-30\"}")) {
            take(officer, busy, step);
        }
        take(officer, referred, "{\"action\":\"propose-referral\",\"officers\":\"李明、王芳\"}");
        take(Cases.approver(stack, "axe-head", "局长"), referred, "{\"action\":\"approve-referral\"}");
        take(officer, referred, "{\"action\":\"refer\"}");
        officer.upload("/api/alerts/" + busy + "/attachments", "谈话笔录.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        var sent = officer.post(
                        "/api/alerts/" + busy + "/letters",
                        "{\"template\":\"inquiry\",\"deadline\":\"2099-12-30\",\"language\":\"zh\"}")
                .json();
        stack.seed.refresh();

        PAGES.put("/", List.of("/"));
        PAGES.put("/sign-in", List.of("/sign-in"));
        PAGES.put(
                "/alerts",
                List.of(
                        "/alerts?status=open&dataState=firing",
                        "/alerts?overdue=true",
                        "/alerts?undecided=true",
                        "/alerts?status=open&assignee=me",
                        "/alerts?q=nothing+of+the+kind"));
        PAGES.put(
                "/alerts/{id}",
                List.of(
                        "/alerts/" + Seed.CRITICAL,
                        "/alerts/" + Seed.WHOLE,
                        "/alerts/alert-0069",
                        "/alerts/" + open,
                        "/alerts/" + busy,
                        "/alerts/" + referred));
        PAGES.put(
                "/alerts/{id}/letters/preview",
                List.of("/alerts/" + busy + "/letters/preview?template=inquiry&language=zh&deadline=2099-12-30"));
        PAGES.put(
                "/alerts/{id}/letters/{letter}",
                List.of("/alerts/" + busy + "/letters/"
                        + sent.path("letter").path("id").asText()));
        PAGES.put("/reply/{token}", List.of(sent.path("replyPath").asText()));
        PAGES.put("/institutions", List.of("/institutions"));
        PAGES.put("/institutions/{code}", List.of("/institutions/" + Seed.POOLING, "/institutions/" + Seed.code(13)));
        PAGES.put(
                "/boards/{id}",
                List.of(
                        "/boards/city",
                        "/boards/pattern",
                        "/boards/districts",
                        "/boards/lenders",
                        "/boards/feed",
                        "/boards/today"));
        PAGES.put("/institutions/{code}/portal", List.of("/institutions/" + Seed.code(13) + "/portal"));
        PAGES.put(
                "/institutions/{code}/loan",
                List.of("/institutions/" + Seed.POOLING + "/loan?loan=" + SeedOfTies.LOAN));
        PAGES.put(
                "/institutions/{code}/product",
                List.of("/institutions/" + Seed.POOLING + "/product?product=" + SeedOfTies.PRODUCT));
        PAGES.put("/studio", List.of("/studio"));
        PAGES.put("/studio/rules/{id}", List.of("/studio/rules/fund-pooling.unmatched-balance"));
        PAGES.put("/search", List.of("/search?q=" + Seed.code(13), "/search?q=nothing+of+the+kind"));
        PAGES.put("/people", List.of("/people"));
        Calls admin = Calls.signedIn(stack.url());
        String message = admin.post("/api/notifications/receivers/desk/test", "{}")
                .json()
                .path("delivery")
                .asText();
        PAGES.put("/notifications", List.of("/notifications", "/notifications?state=dead&receiver=desk"));
        PAGES.put("/notifications/messages/{delivery}", List.of("/notifications/messages/" + message));
        PAGES.put("/audit", List.of("/audit?verify=1"));
        PAGES.put("/account", List.of("/account"));
        PAGES.put("/api", List.of("/api"));
        PAGES.put("/studio/measures", List.of("/studio/measures"));
        browser = new Browser(stack.url());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyPageIsLookedAt() {
        Set<String> routes = stack.desk.routes().stream()
                .filter(route -> route.startsWith("GET /") && !route.startsWith("GET /api/"))
                .map(route -> route.substring("GET ".length()))
                .collect(Collectors.toSet());
        Set<String> known = new HashSet<>(PAGES.keySet());
        known.addAll(NO_PAGES);
        assertThat(known).isEqualTo(routes);
    }

    @Test
    void itWouldSayWhatIsWrong() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.navigate("/account");
        assertThat(Axe.graveFindings(page)).isEmpty();
        page.evaluate("() => document.querySelector('main').insertAdjacentHTML('beforeend',"
                + " '<input><p style=\"color: #ccc; background: #fff\">hard to read</p>')");
        assertThat(Axe.graveFindings(page))
                .hasSize(2)
                .anyMatch(finding -> finding.startsWith("label at"))
                .anyMatch(finding -> finding.startsWith("color-contrast at"));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440, LIGHT", "en-GB,  390, DARK"})
    void noPageKeepsAnybodyOut(String locale, int width, ColorScheme colours) {
        Page page =
                browser.signedIn(locale, width, 900, USER, DeskStack.PASSWORD).page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        List<String> findings = new ArrayList<>();
        for (List<String> paths : PAGES.values()) {
            // A desk shows every state of every page, a phone one of each.
            for (String path : width < 1000 ? paths.subList(0, 1) : paths) {
                page.navigate(path);
                look(page, path, findings);
            }
        }
        page.navigate("/alerts/there-is-none");
        look(page, "a problem", findings);
        page.navigate("/alerts?q=" + Cases.raise(stack, "axe-many-" + locale + width + colours, "low", "new", 0));
        page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
        page.locator("#alerts input[type=checkbox]").first().check();
        page.locator("#bulk button[value=acknowledge]").click();
        page.waitForSelector("#outcome");
        look(page, "what became of many", findings);
        assertThat(findings).isEmpty();
    }

    /** Everything that folds is unfolded: what is hidden is not looked at. */
    private static void look(Page page, String name, List<String> findings) {
        page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)");
        page.waitForFunction("() => [...document.querySelectorAll('[data-chart], [data-panel]')]"
                + ".every(one => one.dataset.state !== 'loading')");
        Axe.graveFindings(page).forEach(finding -> findings.add(name + ": " + finding));
    }

    private static void take(Calls who, String id, String step) {
        var answer = who.post("/api/alerts/" + id + "/actions", step);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
