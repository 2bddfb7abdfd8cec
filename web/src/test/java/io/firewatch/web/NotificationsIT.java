package io.firewatch.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notifications as people set them up and look after them, by the API and in a browser. */
class NotificationsIT {
    private static DeskStack stack;
    private static GreenMail mail;
    private static Calls admin;
    private static Browser browser;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        mail = new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));
        mail.start();
        admin = Calls.signedIn(stack.url());
        browser = new Browser(stack.url());
        assertThat(admin.put(
                                "/api/notifications/channels/email",
                                "{\"host\":\"localhost\",\"port\":"
                                        + mail.getSmtp().getPort()
                                        + ",\"security\":\"none\",\"user\":\"\",\"password\":\"word\",\"from\":\"desk@bureau.example\"}")
                        .status())
                .isEqualTo(204);
        admin.put(
                "/api/notifications/receivers/it-officer",
                "{\"channel\":\"email\",\"address\":\"officer@bureau.example\",\"language\":\"en\"}");
    }

    @AfterAll
    static void stop() {
        mail.stop();
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aReceiverIsSetUpTriedAndAccountedFor() throws Exception {
        String delivery = admin.post("/api/notifications/receivers/it-officer/test", "{}")
                .json()
                .path("delivery")
                .asText();
        await().until(() -> state(delivery).equals("delivered"));
        assertThat(mail.getReceivedMessages()[0].getSubject()).contains("Test message");
        var line = admin.get("/api/notifications/deliveries/" + delivery).json();
        assertThat(line.path("payloadHash").asText()).hasSize(64);
        assertThat(line.path("readBy")).isEmpty();
        admin.get("/notifications/messages/" + delivery, "Accept", "text/html");
        assertThat(admin.get("/api/notifications/deliveries/" + delivery)
                        .json()
                        .path("readBy")
                        .path(0)
                        .asText())
                .isEqualTo("admin");
        assertThat(admin.get("/api/audit?action=notification-test")
                        .json()
                        .at("/items/0/subject")
                        .asText())
                .isEqualTo("it-officer");
        assertThat(admin.get("/api/notifications/channels").body())
                .doesNotContain("word\"")
                .contains("hasSecret");
        assertThat(admin.post("/api/notifications/deliveries/" + delivery + "/resend", "{}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aWebhooksSecretIsMadeShownOnceAndRotated() {
        String url = "{\"channel\":\"webhook\",\"url\":\"http://localhost:1/hook?key=k\"}";
        String secret = admin.put("/api/notifications/receivers/it-system", url)
                .json()
                .path("secret")
                .asText();
        assertThat(secret).startsWith("whsec_");
        assertThat(admin.get("/api/notifications/receivers").body())
                .doesNotContain(secret)
                .doesNotContain("key=k");
        String second = admin.post("/api/notifications/receivers/it-system/secret", "{}")
                .json()
                .path("secret")
                .asText();
        assertThat(second).startsWith("whsec_").isNotEqualTo(secret);
        assertThat(secrets()).isEqualTo(2);
        assertThat(admin.delete("/api/notifications/receivers/it-system/secret").status())
                .isEqualTo(204);
        assertThat(secrets()).isEqualTo(1);
        assertThat(admin.put("/api/notifications/receivers/It", url).status()).isEqualTo(400);
        assertThat(admin.put("/api/notifications/receivers/it-x", "{\"channel\":\"webhook\",\"url\":\"file:///etc\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoeverIsOnDutyGetsTheDrillAndASilenceHasAReasonAndAnEnd() throws Exception {
        String shift = "{\"roster\":\"duty\",\"receiver\":\"it-officer\",\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600));
        long id =
                admin.post("/api/notifications/shifts", shift).json().path("id").asLong();
        String drill =
                admin.post("/api/notifications/drills", "{}").json().path("id").asText();
        await().until(() -> Arrays.stream(mail.getReceivedMessages())
                .anyMatch(one -> subject(one).contains("DRILL")));
        Calls analyst = Calls.person(stack, "it-analyst", "[\"analyst\"]", "null");
        assertThat(analyst.get("/api/notifications/deliveries").status()).isEqualTo(403);
        assertThat(analyst.post("/api/notifications/drills/" + drill + "/acknowledge", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(admin.post("/api/notifications/drills/" + drill + "/acknowledge", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(admin.delete("/api/notifications/shifts/" + id).status()).isEqualTo(204);

        assertThat(admin.post(
                                "/api/notifications/silences",
                                "{\"institution\":\"L\",\"until\":\"2099-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(400);
        String silence = "{\"institution\":\"CERT-QUIET\",\"reason\":\"known\",\"until\":\"%s\"}"
                .formatted(Instant.now().plusSeconds(600));
        long silent = admin.post("/api/notifications/silences", silence)
                .json()
                .path("id")
                .asLong();
        assertThat(admin.get("/api/notifications/silences").body()).contains("CERT-QUIET");
        assertThat(admin.delete("/api/notifications/silences/" + silent).status())
                .isEqualTo(204);
        assertThat(admin.delete("/api/notifications/silences/" + silent).status())
                .isEqualTo(404);
    }

    @Test
    void setsUpWhereMessagesGoOnlyAsAnAdministrator() {
        Calls approver = Calls.person(stack, "it-approver", "[\"approver\"]", "null");
        assertThat(approver.get("/api/notifications/deliveries").status()).isEqualTo(200);
        assertThat(approver.put("/api/notifications/receivers/it-x", "{\"channel\":\"email\",\"address\":\"a@b.c\"}")
                        .status())
                .isEqualTo(403);
        assertThat(approver.get("/api/notifications/channels").status()).isEqualTo(403);
        Calls district = Calls.person(stack, "it-district", "[\"administrator\",\"approver\"]", "[\"江南区\"]");
        assertThat(district.get("/api/notifications/deliveries").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void thePageShowsWhatWasSentAndSetsUpAReceiver(int width) {
        Browser.Window window = browser.signedIn("en-GB", width, 900);
        Page page = window.page();
        page.navigate("/notifications");
        page.click("details:has(form[action='/notifications/receivers']) summary");
        page.fill("form[action='/notifications/receivers'] [name=name]", "it-page-" + width);
        page.selectOption("form[action='/notifications/receivers'] [name=channel]", "email");
        page.fill("form[action='/notifications/receivers'] [name=address]", "page@bureau.example");
        page.click("form[action='/notifications/receivers'] button");
        page.click("form[action='/notifications/receivers/it-page-" + width + "/test'] button");
        await().until(() -> Arrays.stream(mail.getReceivedMessages())
                .anyMatch(one -> subject(one).contains("送达") || subject(one).contains("reached")));
        page.navigate("/notifications?receiver=it-page-" + width);
        assertThat(page.locator("section[aria-labelledby=ledger] tbody tr")).hasCount(1);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/notifications-" + width + ".png"))
                .setFullPage(true));
        assertThat(window.complaints()).isEmpty();
        Object overflow =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
    }

    private static int secrets() {
        for (var one : admin.get("/api/notifications/receivers").json().path("items")) {
            if (one.path("name").asText().equals("it-system")) {
                return one.path("secrets").asInt();
            }
        }
        return 0;
    }

    private static String state(String delivery) {
        return admin.get("/api/notifications/deliveries/" + delivery)
                .json()
                .path("state")
                .asText();
    }

    private static String subject(MimeMessage one) {
        try {
            return one.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
