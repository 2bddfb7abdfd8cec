package io.firewatch.ingestion.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.firewatch.model.record.RecordType.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lender's page in a real browser that runs no script. Leaves a picture of each page in target/screenshots. */
class LenderPagesIT {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static TestRecord record;
    private static Gateway gateway;
    private static Playwright playwright;
    private static Browser chromium;

    @BeforeAll
    static void start() throws Exception {
        record = TestRecord.shared();
        gateway = Gateway.start(GatewayConfig.onPort(0), record.dataSource(), record.keys());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,1440", "zh-CN,390", "en-GB,1440", "en-GB,390"})
    void aProgrammerSignsInChoosesAPasswordAndFindsWhatWasRefused(String locale, int width) throws Exception {
        LenderClient lender = LenderClient.registered(record, gateway.port());
        PortalVisitor.account(record, lender.code, "handed-out-words", "now() + interval '7 days'");
        report(lender);
        List<String> complaints = new ArrayList<>();
        Page page = chromium.newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + gateway.port())
                        .setLocale(locale)
                        .setJavaScriptEnabled(false)
                        .setAcceptDownloads(true)
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(width, 900))
                .newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            if (!message.text().startsWith("Failed to load resource")) { // told by its status below
                complaints.add(message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.status() + " " + response.url());
            }
        });

        page.navigate("/lender");
        whole(page, locale, width, "sign-in");
        page.fill("[name=lender]", lender.code);
        page.fill("[name=password]", "handed-out-words");
        page.click("main button");
        whole(page, locale, width, "password");
        page.fill("[name=password]", "handed-out-words");
        page.fill("[name=newPassword]", PortalVisitor.PASSWORD);
        page.click("main button");
        assertThat(page.locator(".batches tbody tr")).hasCount(3);
        whole(page, locale, width, "batches");

        page.selectOption("[name=state]", "failed");
        page.click(".filters button.primary");
        assertThat(page.locator(".batches tbody tr")).hasCount(1);
        page.navigate("/lender?state=refused");
        page.locator(".batches a").last().click();
        assertThat(page.locator(".refused tbody tr")).hasCount(2);
        page.locator(".refused summary").first().click();
        assertThat(page.locator(".refused tbody .list"))
                .containsText(
                        locale.startsWith("zh")
                                ? new String[] {"productStatus：“no”不是代码", "productDate：“yesterday”不是日期"}
                                : new String[] {"productStatus: 'no' is no code", "productDate: 'yesterday' is no date"
                                });
        whole(page, locale, width, "batch");
        Download csv = page.waitForDownload(() -> page.click("a[href$='format=csv']"));
        assertThat(Files.readString(csv.path()))
                .contains(locale.startsWith("zh") ? "productStatus：“no”不是代码" : "productStatus: 'no' is no code");

        page.click(".sections a[href='/lender/quality']");
        assertThat(page.locator(".checks tbody tr")).hasCount(2);
        whole(page, locale, width, "quality");
        LenderClient other = LenderClient.registered(record, gateway.port());
        report(other);
        String others =
                "/lender/batches/" + record.text("SELECT max(id) FROM feed.batch WHERE institution = ?", other.code);
        page.navigate(others);
        whole(page, locale, width, "not-found");
        assertThat(page.content()).doesNotContain("SB-");
        page.click(".masthead-tools form[action='/lender/sign-out'] button");
        assertThat(page.locator("[name=lender]")).isVisible();
        assertThat(complaints).containsExactly("404 http://localhost:" + gateway.port() + others);
    }

    /** Three batches: one whole, one with two refusals, one refused; and two weeks of checks. */
    private static void report(LenderClient lender) throws Exception {
        lender.push(
                STATUS,
                lender.envelope(
                        STATUS,
                        List.of(
                                lender.status("SB-A1", "productStatus", "no"),
                                lender.status("SB-A2"),
                                lender.status("SB-A3", "productDate", "yesterday"))));
        lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("SB-B1"), lender.status("SB-B2"))));
        lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("SB-C1", "productStatus", "x"))));
        try (Connection connection = record.dataSource().getConnection();
                Statement insert = connection.createStatement()) {
            for (int day = 1; day <= 14; day++) {
                insert.addBatch(
                        "INSERT INTO desk.quality (institution, day, check_id, cases, failed, examples) VALUES ('%s', '2026-05-%02d', 'unknown_users', 120, %d, '[{\"key\":\"ZQ1\",\"seq\":12}]'), ('%s', '2026-05-%02d', 'empty_flows', 300, 0, '[]')"
                                .formatted(lender.code, day, day % 5 * 3, lender.code, day));
            }
            insert.executeBatch();
        }
    }

    /** The page is in its language, names everything and fits its window. */
    private static void whole(Page page, String locale, int width, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "lender-%s-%s-%d.png".formatted(name, locale, width))));
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(locale.startsWith("zh") ? "zh-CN" : "en");
        assertThat(page.content()).as(name).doesNotContain("⟦");
        assertThat(page.locator("h1").count()).as(name).isEqualTo(1);
        // Without scripts the page cannot be asked for its width; its parts can be measured from outside.
        for (var part : page.locator("header, main, .panel, .tile, table").all()) {
            var box = part.boundingBox();
            assertThat(box == null ? 0 : box.x + box.width)
                    .as("%s at %d px", name, width)
                    .isLessThanOrEqualTo(width);
        }
    }

    private static Path executable() {
        String named = System.getenv("FIREWATCH_CHROMIUM");
        return Stream.concat(
                        Stream.ofNullable(named).filter(one -> !one.isBlank()).map(Path::of),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Chromium found: install one, or set FIREWATCH_CHROMIUM"));
    }
}
