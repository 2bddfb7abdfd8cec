package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.firewatch.record.access.Passwords;
import io.firewatch.web.Calls.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a lender comes by the password of its own page. */
class LenderAccessIT {
    private static DeskStack stack;
    private static Calls admin;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
    }

    @Test
    void anAdministratorIssuesAPasswordAndTakesTheAccountAway() {
        String lender = Seed.code(5);
        String path = "/api/institutions/" + lender + "/portal-password";
        assertThat(admin.get(path).json().path("account").isNull()).isTrue();

        Answer issued = admin.post(path, "");

        assertThat(issued.status()).isEqualTo(201);
        String password = issued.json().path("oneTimePassword").asText();
        assertThat(Passwords.matches(password, hash(lender))).isTrue();
        JsonNode account = admin.get(path).json().path("account");
        assertThat(account.path("issuedBy").asText()).isEqualTo("admin");
        assertThat(account.path("oneTimeUntil").asText())
                .isEqualTo(issued.json().path("validUntil").asText());
        assertThat(account.toString()).doesNotContain(password).doesNotContain("argon2");

        stack.record.useHandle(handle -> handle.execute(
                "INSERT INTO portal.session (token_hash, lender, csrf, expires_at) VALUES ('t-' || ?, ?, 'c', now() + interval '1 hour')",
                lender,
                lender));
        String second = admin.post(path, "").json().path("oneTimePassword").asText();
        assertThat(second).isNotEqualTo(password);
        assertThat(Passwords.matches(password, hash(lender))).isFalse();
        assertThat(stack.one(Long.class, "SELECT count(*) FROM portal.session WHERE lender = ?", lender))
                .isZero();

        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(admin.delete(path).status()).isEqualTo(404);
        JsonNode lines = admin.get("/api/audit?action=lender-password&subject=" + lender)
                .json()
                .path("items");
        assertThat(lines.findValuesAsText("actor")).containsExactly("admin", "admin", "admin");
        assertThat(lines.toString())
                .contains("withdrawn")
                .doesNotContain(password)
                .doesNotContain(second);
        assertThat(admin.post("/api/institutions/CERT99999999/portal-password", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseDoes() {
        String path = "/api/institutions/" + Seed.code(6) + "/portal-password";
        Calls others =
                Calls.person(stack, "portal-others", "[\"viewer\",\"analyst\",\"approver\",\"auditor\"]", "null");
        Calls district = Calls.person(stack, "portal-district", "[\"administrator\"]", "[\"高新区\"]");
        for (Calls one : new Calls[] {others, district}) {
            assertThat(one.get(path).status()).isEqualTo(403);
            assertThat(one.post(path, "").status()).isEqualTo(403);
            assertThat(one.delete(path).status()).isEqualTo(403);
        }
        assertThat(others.get("/institutions/" + Seed.code(6), "Accept", "text/html")
                        .body())
                .doesNotContain("/portal\"");
        assertThat(stack.one(Boolean.class, "SELECT has_schema_privilege('firewatch_district', 'portal', 'USAGE')"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,1440,7", "zh-CN,390,8", "en-GB,1440,9", "en-GB,390,10"})
    void thePasswordIsShownOnce(String locale, int width, int lender) {
        try (Browser browser = new Browser(stack.url())) {
            Browser.Window window = browser.signedIn(locale, width, 900);
            Page page = window.page();
            page.navigate("/institutions/" + Seed.code(lender));
            page.click("a[href$='/portal']");
            page.click("form[action$='/portal'] button");
            assertThat(page.locator("#handed .secret"))
                    .hasText(java.util.regex.Pattern.compile("\\w{5}-\\w{5}-\\w{5}"));
            String password = page.locator("#handed .secret").textContent();
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", "portal-%s-%d.png".formatted(locale, width))));
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                    .isLessThanOrEqualTo(0);
            assertThat(page.content()).doesNotContain("⟦");
            page.navigate("/institutions/" + Seed.code(lender) + "/portal");
            assertThat(page.content()).doesNotContain(password);
            page.click("form[action$='/withdraw'] button");
            assertThat(page.locator("form[action$='/withdraw']")).hasCount(0);
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static String hash(String lender) {
        return stack.one(String.class, "SELECT password_hash FROM portal.account WHERE lender = ?", lender);
    }
}
