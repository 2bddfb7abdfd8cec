package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.firewatch.web.board.Boards;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boards by their API and in a real browser, over the seeded city. Leaves a picture of each in target/screenshots. */
class BoardsIT {
    private static final List<String> ALL = List.of("city", "pattern", "districts", "lenders", "feed", "today");

    @TempDir
    private static Path folder;

    private static DeskStack stack;
    private static Desk own;
    private static Calls calls;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        stack = DeskStack.get();
        calls = Calls.signedIn(stack.url());
        browser = new Browser(stack.url());
        write("mine", "money");
        own = stack.desk(new DeskConfig("127.0.0.1", 0, DeskStack.PASSWORD, false, folder, null, null));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (own != null) {
            own.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"city", "pattern", "districts", "lenders", "feed", "today"})
    void everyPanelAnswersUnderEveryFilter(String board) {
        for (JsonNode panel : calls.get("/api/boards/" + board).json().path("panels")) {
            String path = "/api/boards/" + board + "/panels/" + panel.path("id").asText();
            for (String query : List.of(
                    "",
                    "?days=7",
                    "?from=2026-03-01&to=2026-05-29&district=%E6%B1%9F%E5%8C%97%E5%8C%BA&type=p2p",
                    "?institution=" + Seed.POOLING + "&pattern=fund-pooling,over-limit&severity=critical")) {
                Calls.Answer answer = calls.get(path + query);
                assertThat(answer.status())
                        .as(path + query + ": " + answer.body())
                        .isEqualTo(200);
                assertThat(answer.json().path("columns")).as(path + query).isNotEmpty();
            }
        }
    }

    @Test
    void countsLikeTheAlertsList() {
        JsonNode data = panel("city", "alerts-by-severity", "?from=2026-03-31&to=2026-05-29");
        assertThat(data.path("rows")).hasSize(60);
        assertThat(names(data)).startsWith("episodeDay", "alerts@critical");
        long counted = 0;
        for (JsonNode row : data.path("rows")) {
            for (int i = 1; i < row.size(); i++) {
                counted += row.get(i).asLong();
            }
        }
        long listed = calls.get("/api/alerts?size=0&from=2026-03-31&to=2026-05-29")
                .json()
                .path("total")
                .asLong();
        long corrected = stack.record.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM desk.alert WHERE resolution = 'corrected'")
                        .mapTo(Long.class)
                        .one());
        assertThat(counted).isEqualTo(listed - corrected).isPositive();
    }

    @Test
    void addsUpABalanceOnItsNewestDayOnly() {
        JsonNode whole = panel("city", "business", "");
        JsonNode daily = panel("city", "balance", "");
        double last =
                daily.path("rows").get(daily.path("rows").size() - 1).get(1).asDouble();
        assertThat(whole.path("rows").get(0).get(0).asDouble()).isEqualTo(last).isPositive();
        assertThat(whole.path("from").asText())
                .isEqualTo(whole.path("to").asText())
                .isEqualTo(Seed.TODAY.toString());
    }

    @Test
    void districtsAddUpToTheCity() {
        JsonNode districts = panel("districts", "figures", "");
        double sum = StreamSupport.stream(districts.path("rows").spliterator(), false)
                .mapToDouble(row -> row.get(1).asDouble())
                .sum();
        assertThat(sum)
                .isCloseTo(
                        panel("city", "business", "").path("rows").get(0).get(0).asDouble(),
                        org.assertj.core.data.Offset.offset(0.01));
        assertThat(districts.path("columns").get(0).path("members").path("江北区")).isNotEmpty();
        JsonNode one = panel("districts", "figures", "?institution=" + Seed.POOLING);
        assertThat(one.path("rows")).hasSize(1);
    }

    @Test
    void keepsTheLargestOnlyAndSaysSo() {
        JsonNode data = panel("pattern", "lenders", "");
        assertThat(data.path("truncated").asBoolean()).isFalse();
        JsonNode growth = panel("lenders", "growth", "?days=30");
        assertThat(names(growth)).hasSize(4);
        List<Double> counts = new ArrayList<>();
        data.path("rows").forEach(row -> counts.add(row.get(1).asDouble()));
        assertThat(counts).isSortedAccordingTo((a, b) -> Double.compare(b, a)).hasSizeGreaterThan(5);
        assertThat(data.path("columns")
                        .get(0)
                        .path("labels")
                        .path(Seed.POOLING)
                        .path("zh")
                        .asText())
                .isEqualTo(Seed.name(Seed.POOLING));
    }

    @Test
    void countsWhatCameInFromTheRecord() {
        JsonNode totals = panel("feed", "totals", "");
        long records = stack.record.withHandle(
                handle -> handle.createQuery("SELECT sum(total) FROM feed.batch WHERE production AND inf_type < 1000")
                        .mapTo(Long.class)
                        .one());
        assertThat(totals.path("rows").get(0).get(0).asLong()).isEqualTo(records);
        JsonNode checks = panel("feed", "checks", "");
        assertThat(checks.path("rows").get(0).get(0).asText()).isEqualTo("unknown_users");
        assertThat(panel("today", "arrivals", "").path("rows")).hasSize(24);
    }

    @Test
    void tellsAPersonOfADistrictOfItsLendersOnly() {
        Calls neighbour = Calls.person(stack, "board-neighbour", "[\"viewer\"]", "[\"江南区\"]");
        for (String board : ALL) {
            for (JsonNode panel : calls.get("/api/boards/" + board).json().path("panels")) {
                String path =
                        "/api/boards/" + board + "/panels/" + panel.path("id").asText();
                for (String query :
                        List.of("", "?district=%E6%B1%9F%E5%8C%97%E5%8C%BA", "?institution=" + Seed.POOLING)) {
                    Calls.Answer answer = neighbour.get(path + query);
                    assertThat(answer.status()).as(path + query).isEqualTo(200);
                    assertThat(answer.body())
                            .as(path + query)
                            .doesNotContain(Seed.name(Seed.POOLING))
                            .doesNotContain("江北区")
                            .doesNotContain(Seed.POOLING);
                }
            }
        }
        JsonNode districts =
                neighbour.get("/api/boards/districts/panels/figures").json();
        assertThat(districts.path("rows")).hasSize(1);
        assertThat(first(neighbour.get("/api/boards/city/panels/business").json()))
                .isEqualTo(districts.path("rows").get(0).get(1).asDouble())
                .isPositive();
        assertThat(first(neighbour.get("/api/boards/feed/panels/totals").json()))
                .isPositive()
                .isLessThan(first(panel("feed", "totals", "")));
        assertThat(neighbour.get("/boards/city", "Accept", "text/html").body())
                .contains("江南区")
                .doesNotContain(Seed.POOLING)
                .doesNotContain("江北区");
    }

    private static double first(JsonNode data) {
        return data.path("rows").get(0).get(0).asDouble();
    }

    @Test
    void saysWhichFiltersMeanNothingToAPanel() {
        JsonNode data = panel("city", "balance", "?severity=critical&district=%E6%B1%9F%E5%8C%97%E5%8C%BA");
        assertThat(data.path("ignored")).hasSize(1);
        assertThat(data.path("ignored").get(0).asText()).isEqualTo("severity");
        assertThat(data.path("institutions")).isNotEmpty();
    }

    @Test
    void refusesWhatNobodyCanMean() {
        String path = "/api/boards/city/panels/balance";
        assertThat(calls.get(path + "?severity=purple").status()).isEqualTo(400);
        assertThat(calls.get(path + "?days=0").status()).isEqualTo(400);
        assertThat(calls.get(path + "?from=2026-05-29&to=2026-05-01").status()).isEqualTo(400);
        assertThat(calls.get("/api/boards/city/panels/none").status()).isEqualTo(404);
        assertThat(calls.get("/api/boards/none").status()).isEqualTo(404);
        Calls.Answer tooLong = calls.get("/api/boards/today/panels/alerts?from=2018-01-01&to=2026-12-31");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.body()).contains("too many days");
        assertThat(new Calls(stack.url()).get(path).status()).isEqualTo(401);
    }

    @Test
    void givesTheSameFiguresAsAFile() {
        Calls.Answer file =
                calls.get("/api/boards/pattern/panels/lenders.csv?severity=high", "Accept-Language", "zh-CN");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"pattern-lenders-");
        assertThat(file.body()).startsWith("\uFEFF\"机构\",\"机构 · institution\",\"预警\",\"未结\",\"涉及对象\"\r\n");
        JsonNode data = panel("pattern", "lenders", "?severity=high");
        assertThat(file.body().lines().count()).isEqualTo(data.path("rows").size() + 1L);
    }

    @Test
    void servesABoardThatIsOnlyAFile() throws IOException {
        Calls bureau = Calls.signedIn("http://localhost:" + own.port());
        JsonNode data = bureau.get("/api/boards/mine/panels/first").json();
        assertThat(data.path("columns").get(1).path("unit").asText()).isEqualTo("money");
        assertThat(data.path("rows")).hasSize(90);

        // A file that is saved while the desk runs is seen at once; one that is broken leaves its last good version.
        write("mine", "share");
        assertThat(bureau.get("/api/boards/mine/panels/first")
                        .json()
                        .path("columns")
                        .get(1)
                        .path("unit")
                        .asText())
                .isEqualTo("share");
        write("mine", "furlongs");
        JsonNode list = bureau.get("/api/boards").json();
        assertThat(list.path("problems").get(0).asText())
                .startsWith("mine.yaml:12:47: unit 'furlongs' is none of money, share");
        assertThat(bureau.get("/api/boards/mine").status()).isEqualTo(200);
        assertThat(StreamSupport.stream(list.path("boards").spliterator(), false)
                        .map(one -> one.path("id").asText()))
                .containsAll(ALL)
                .contains("mine");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> new Boards(folder, name -> java.util.Optional.empty())))
                .hasMessageContaining("mine.yaml:12:");
        write("mine", "money");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,1440", "zh-CN,390", "en-GB,1440", "en-GB,390"})
    void everyBoardIsWholeInEveryLanguageAndWidth(String locale, int width) {
        Browser.Window window = browser.signedIn(locale, width, 900);
        Page page = window.page();
        for (String board : ALL) {
            page.navigate("/boards/" + board);
            page.waitForFunction(
                    "() => [...document.querySelectorAll('[data-panel]')].every(one => one.dataset.state !== 'loading')");
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(
                            "target",
                            "screenshots",
                            "board-%s-%s-%d.png".formatted(board, locale.substring(0, 2), width))));
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                    .as("%s overflows at %d px", board, width)
                    .isLessThanOrEqualTo(0);
            assertThat(page.content()).as(board).doesNotContain("⟦").doesNotContain("undefined");
            assertThat(page.locator("[data-panel][data-state=error]").count())
                    .as(board)
                    .isZero();
            assertThat(page.locator("[data-panel][data-state=ready]").count())
                    .as(board)
                    .isPositive();
            assertThat(page.locator("h1").count()).as(board).isEqualTo(1);
        }
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void filtersByItsUrlAndGoesBack() {
        Browser.Window window = browser.signedIn("en-GB", 1440, 900);
        Page page = window.page();
        page.navigate("/boards/pattern");
        Locator rows = page.locator("[data-panel=lenders] tbody tr");
        assertThat(rows.first()).isVisible();
        int all = rows.count();
        page.selectOption("[name=institution]", Seed.POOLING);
        assertThat(page).hasURL(Pattern.compile("institution=" + Seed.POOLING));
        assertThat(rows).hasCount(1);
        assertThat(page.locator("[data-panel=lenders] [data-export=csv]"))
                .hasAttribute("href", Pattern.compile("lenders.csv[?].*institution=" + Seed.POOLING));
        assertThat(page.locator("[data-board-link='/boards/city']"))
                .hasAttribute("href", Pattern.compile("institution=" + Seed.POOLING));
        page.goBack();
        assertThat(rows).hasCount(all);
        assertThat(page.locator("[name=institution]")).hasValue("");
        page.goForward();
        page.reload();
        assertThat(rows).hasCount(1);
        assertThat(page.locator("[name=institution]")).hasValue(Seed.POOLING);
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void leadsFromANumberToItsAlertsAndFromALenderToItsPage() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.navigate("/boards/pattern?severity=critical");
        Locator row = page.locator("[data-panel=lenders] tbody tr")
                .filter(new Locator.FilterOptions().setHasText(Seed.name(Seed.POOLING)));
        String counted = row.locator("td.number a").first().innerText();
        row.locator("td.number a").first().click();
        assertThat(page).hasURL(Pattern.compile("/alerts[?].*severity=critical"));
        // The seed corrects none of the pooling lender's critical alerts that the panel would leave out.
        long corrected = stack.record.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM desk.alert WHERE resolution = 'corrected' AND severity = 'critical'"
                                + " AND institution = '" + Seed.POOLING + "'")
                .mapTo(Long.class)
                .one());
        assertThat(page.locator("#found")).containsText(Long.parseLong(counted) + corrected + " alerts");
        page.goBack();
        row.locator("th a").click();
        assertThat(page).hasURL(Pattern.compile("/institutions/" + Seed.POOLING));
    }

    @Test
    void leadsFromAPointOfAChartToItsDay() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.navigate("/boards/city?days=7");
        assertThat(page.locator("[data-panel=alerts-by-severity]")).hasAttribute("data-state", "ready");
        String path = (String)
                page.evaluate(
                        """
                async () => {
                  const { drillTo } = await import("/assets/js/charts/drill.js");
                  const get = async (path) => (await fetch(path)).json();
                  const board = await get("/api/boards/city");
                  const panel = board.panels.find((one) => one.id === "alerts-by-severity");
                  const data = await get("/api/boards/city/panels/alerts-by-severity?days=7&district=江北区");
                  const column = data.columns.find((one) => one.value);
                  return drillTo(panel, data, data.rows[2], column, new URLSearchParams("days=7&district=江北区"));
                }
                """);
        String decoded = java.net.URLDecoder.decode(path, StandardCharsets.UTF_8);
        String day = Seed.TODAY.minusDays(4).toString();
        assertThat(decoded)
                .startsWith("/alerts?")
                .contains("from=" + day + "&to=" + day)
                .contains("severity=")
                .contains("institution=CERT");
        page.navigate(path);
        assertThat(page.locator("#found")).isVisible();

        page.navigate("/boards/city?days=7");
        Locator canvas = page.locator("[data-panel=alerts-by-severity] canvas");
        assertThat(page.locator("[data-panel=alerts-by-severity]")).hasAttribute("data-state", "ready");
        int[] bar = bar(page);
        canvas.click(new Locator.ClickOptions().setPosition(bar[0], bar[1]));
        assertThat(page).hasURL(Pattern.compile("/alerts[?].*from=2026-"));
    }

    /** The middle of the highest bar, asked of the chart itself. */
    private static int[] bar(Page page) {
        List<?> place = (List<?>)
                page.evaluate(
                        """
                async () => {
                  const echarts = await import("/webjars/echarts/5.5.0/echarts.esm.min.js");
                  const chart = echarts.getInstanceByDom(
                    document.querySelector("[data-panel=alerts-by-severity] .chart-canvas"));
                  const { source, dimensions } = chart.getOption().dataset[0];
                  const sum = (row) => row.slice(1).reduce((a, b) => a + b, 0);
                  const best = source.indexOf([...source].sort((a, b) => sum(b) - sum(a))[0]);
                  const [x, top] = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [best, sum(source[best])]);
                  const [, bottom] = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [best, 0]);
                  return [Math.round(x), Math.round(top + (bottom - top) / 3)];
                }
                """);
        return new int[] {((Number) place.get(0)).intValue(), ((Number) place.get(1)).intValue()};
    }

    @Test
    void givesPicturesFilesAndTables() throws IOException {
        Browser.Window window = browser.signedIn("en-GB", 1440, 900);
        Page page = window.page();
        page.navigate("/boards/city");
        Locator panel = page.locator("[data-panel=alerts-by-severity]");
        assertThat(panel).hasAttribute("data-state", "ready");
        Download picture =
                page.waitForDownload(() -> panel.locator("[data-export=png]").click());
        byte[] png = Files.readAllBytes(picture.path());
        assertThat(new String(png, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
        assertThat(png.length).isGreaterThan(5_000);
        assertThat(picture.suggestedFilename()).isEqualTo("alerts-by-severity.png");
        Files.copy(
                picture.path(),
                Path.of("target", "screenshots", "board-export.png"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Download file =
                page.waitForDownload(() -> panel.locator("[data-export=csv]").click());
        assertThat(Files.readString(file.path()))
                .startsWith("\uFEFF\"Business day\",\"Critical\",\"High\",\"Medium\",\"Low\"");
        panel.locator("summary").press("Enter");
        assertThat(panel.locator("table tbody tr")).hasCount(90);
        assertThat(window.complaints()).isEmpty();
    }

    @Test
    void saysWhenNothingIsThereAndWhenNothingCanBeRead() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        page.navigate("/boards/city?from=2001-01-01&to=2001-02-01");
        Locator panel = page.locator("[data-panel=alerts-by-severity]");
        assertThat(panel).hasAttribute("data-state", "empty");
        assertThat(panel.locator(".chart-note")).hasText("Nothing in the chosen range");
        page.route("**/panels/balance*", route -> route.abort());
        page.navigate("/boards/city");
        assertThat(page.locator("[data-panel=balance]")).hasAttribute("data-state", "error");
        assertThat(panel).hasAttribute("data-state", "ready");
        page.navigate("/boards/today?from=2018-01-01&to=2026-12-31");
        assertThat(page.locator("[data-panel=alerts] .chart-note")).hasText("This panel cannot show the chosen range");
    }

    @Test
    void neverTakesALendersNameForMarkup() {
        Page page = browser.signedIn("en-GB", 1440, 900).page();
        String html = (String)
                page.evaluate(
                        """
                async () => {
                  const { option } = await import("/assets/js/charts/board-option.js");
                  const { words } = await import("/assets/js/views/page.js");
                  const { theme } = await import("/assets/js/views/theme.js");
                  const name = "<img src=x onerror=alert(1)>";
                  const dataset = {
                    columns: [
                      { name: "institution", kind: "word", field: "institution", title: { zh: "机构", en: "I" }, labels: { A: { zh: name, en: name } } },
                      { name: "n", kind: "number", measure: "n", unit: "count", title: { zh: name, en: name } },
                    ],
                    rows: [["A", 3]],
                  };
                  const panel = { measures: [], chart: { series: [{ type: "bar", encode: { x: "institution", y: "n" } }] } };
                  return option(panel, dataset, words, theme()).tooltip.formatter([{ seriesIndex: 0, value: ["A", 3] }]);
                }
                """);
        assertThat(html).contains("&#60;img").doesNotContain("<img");
    }

    private static JsonNode panel(String board, String panel, String query) {
        Calls.Answer answer = calls.get("/api/boards/" + board + "/panels/" + panel + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> names(JsonNode data) {
        return StreamSupport.stream(data.path("columns").spliterator(), false)
                .map(one -> one.path("name").asText())
                .toList();
    }

    /** A board of one panel, whose measure has the unit. */
    private static void write(String id, String unit) throws IOException {
        Files.writeString(
                folder.resolve(id + ".yaml"),
                """
                id: %s
                title: {zh: 本局, en: Ours}
                days: 90
                panels:
                  - id: first
                    title: {zh: 余额, en: Balance}
                    kind: chart
                    query:
                      source: indicators
                      by: [{field: day, interval: day}]
                      measures:
                        - {name: balance, sum: balance, unit: %s}
                    chart:
                      series: [{type: line, encode: {x: day, y: balance}}]
                """
                        .formatted(id, unit));
    }
}
