package io.firewatch.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A headless Chromium of the machine, as readers of the desk use it: one for all tests of the process, since its start is
 * most of what a short test waits for. Fails when the machine has none: a page nobody opened is not tested.
 */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static com.microsoft.playwright.Browser chromium;

    private final List<BrowserContext> windows = new ArrayList<>();
    private final String url;

    Browser(String url) {
        this.url = url;
    }

    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            chromium = start(executable());
        }
        return chromium;
    }

    /** Ends with the process: its driver reads what the process no longer writes. */
    private static com.microsoft.playwright.Browser start(Path executable) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    /** A reader's window; {@code complaints} collects what its console and its failed requests say. */
    record Window(Page page, List<String> complaints) {}

    /** A signed-in reader. {@code locale} is what the browser asks for: {@code zh-CN} or {@code en-GB}. */
    Window signedIn(String locale, int width, int height) {
        return signedIn(locale, width, height, "admin", DeskStack.PASSWORD);
    }

    Window signedIn(String locale, int width, int height, String user, String password) {
        BrowserContext context = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(url)
                        .setLocale(locale)
                        .setColorScheme(ColorScheme.LIGHT)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(width, height));
        windows.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(15_000);
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("page error: " + error));
        page.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add(response.status() + " " + response.url());
            }
        });
        page.navigate("/");
        page.fill("[name=user]", user);
        page.fill("[name=password]", password);
        page.click("form.sign-in-form button");
        page.waitForURL(there -> !there.contains("/sign-in"));
        return new Window(page, complaints);
    }

    private static Path executable() {
        String named = System.getenv("FIREWATCH_CHROMIUM");
        if (named != null && !named.isBlank()) {
            Path path = Path.of(named);
            if (!Files.isExecutable(path)) {
                throw new AssertionError("FIREWATCH_CHROMIUM is " + named + ", which is no program");
            }
            return path;
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(
                                "no Chromium found: install one (for instance the package 'chromium'), or set FIREWATCH_CHROMIUM"));
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }
}
