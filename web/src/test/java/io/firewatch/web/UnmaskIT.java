package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.Calls.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Personal data: hidden everywhere, shown within a case for a reason and a while. */
class UnmaskIT {
    /** A borrower of the seeded city. */
    private static final String PARTY = "3f9c0d2b7a8841e5b2c6d0e9f1a2b341";

    private static final String REASON = "{\"reason\":\"to tell two borrowers apart\"}";

    private static DeskStack stack;
    private static Calls admin;
    private static Calls analyst;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
        analyst = Calls.person(stack, "cleared", "[\"analyst\"]", "null");
        stack.record.useHandle(
                handle -> handle.execute(
                        "UPDATE feed.record SET body = (body::jsonb || '{\"userPhone\":\"1380013****\",\"ageBand\":\"30-39\"}')::text"));
    }

    @Test
    void hidesIdentitiesAndPortraitsOnEveryRoute() {
        for (String route : stack.desk.routes()) {
            if (route.startsWith("GET ") && !route.contains("stream")) {
                String path = route.substring(4)
                        .replace("{code}", Seed.POOLING)
                        .replace("{user}", "admin")
                        .replaceAll("\\{[a-z]+}", Seed.CRITICAL);
                assertThat(admin.get(path, "Accept", "text/html").body())
                        .as(route)
                        .doesNotContain(PARTY)
                        .doesNotContain("1380013****");
            }
        }
        JsonNode items = admin.get("/api/alerts?rule=over-limit.one-platform&size=100")
                .json()
                .path("items");
        assertThat(items).isNotEmpty().allSatisfy(item -> assertThat(
                        item.path("subject").path("id").asText())
                .isEqualTo("3f9c0d2b…"));
        JsonNode record = admin.get("/api/alerts/" + Seed.CRITICAL)
                .json()
                .path("evidence")
                .path("records")
                .path(0);
        assertThat(record.path("key").asText()).contains("|3f9c0d2b…|");
        assertThat(record.path("body").path("userIdcardHash").asText()).isEqualTo("3f9c0d2b…");
        assertThat(record.path("body").path("ageBand").asText()).isEqualTo("***");
        assertThat(record.path("body").path("transMoney").asText()).isEqualTo("9950.00");
    }

    @Test
    void drawsTheHistoryOfAPersonNobodyNames() {
        String alert = overLimit();
        String code =
                admin.get("/api/alerts/" + alert).json().path("institution").asText();
        JsonNode series = admin.get("/api/institutions/" + code + "/indicators?names=exposure&alert=" + alert)
                .json()
                .path("series");
        assertThat(series.path(0).path("points")).isNotEmpty();
        assertThat(admin.get("/api/institutions/" + Seed.code(13) + "/indicators?alert=" + alert)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsThemWithinACaseForAReasonAndAWhile() {
        String path = "/api/alerts/" + Seed.CRITICAL;
        stack.record.useHandle(
                handle -> handle.execute("UPDATE desk.alert SET status = 'verifying' WHERE id = ?", Seed.CRITICAL));
        assertThat(analyst.post(path + "/unmask", "{}").status()).isEqualTo(400);
        assertThat(analyst.post(path + "/unmask", "{\"reason\":\"  x  \"}").status())
                .isEqualTo(400);
        Answer opened = analyst.post(path + "/unmask", REASON);
        assertThat(opened.status()).isEqualTo(200);
        JsonNode seen = analyst.get(path).json();
        JsonNode body = seen.path("evidence").path("records").path(0).path("body");
        assertThat(body.path("userIdcardHash").asText()).isEqualTo(PARTY);
        assertThat(body.path("userPhone").asText()).isEqualTo("1380013****");
        assertThat(seen.path("unmaskedUntil").asText()).isNotEmpty();
        // Nobody else, and no other case.
        assertThat(admin.get(path).body()).doesNotContain(PARTY);
        assertThat(analyst.get("/api/alerts/alert-0009").body()).doesNotContain(PARTY);

        List<String> logged = admin.get("/api/audit?actor=cleared&subject=" + Seed.CRITICAL)
                .json()
                .path("items")
                .findValuesAsText("action");
        assertThat(logged).containsExactly("personal-data", "personal-data", "unmask");
        JsonNode line = admin.get("/api/audit?actor=cleared&action=unmask")
                .json()
                .path("items")
                .path(0);
        assertThat(line.path("detail").path("reason").asText()).isEqualTo("to tell two borrowers apart");

        stack.record.useHandle(handle -> handle.execute("UPDATE desk.unmask SET until = now()"));
        assertThat(analyst.get(path).body()).doesNotContain(PARTY).contains("3f9c0d2b…");
    }

    @Test
    void refusesWhoHasNoClearanceOrNoCase() {
        String path = "/api/alerts/" + overLimit() + "/unmask";
        for (String role : List.of("viewer", "administrator", "auditor")) {
            Answer refused = Calls.person(stack, "uncleared-" + role, "[\"" + role + "\"]", "null")
                    .post(path, REASON);
            assertThat(refused.status()).as(role).isEqualTo(403);
            assertThat(refused.json().path("type").asText()).isEqualTo("urn:firewatch:problem:forbidden");
        }
        stack.record.useHandle(
                handle -> handle.execute("UPDATE desk.alert SET status = 'closed' WHERE id = 'alert-0006'"));
        Calls elsewhere = Calls.person(stack, "elsewhere", "[\"analyst\"]", "[\"老城区\"]");
        String ofPooling = "/api/alerts/" + Seed.CRITICAL + "/unmask";
        for (Answer refused : List.of(
                analyst.post("/api/alerts/alert-0006/unmask", REASON),
                analyst.post("/api/alerts/no-such-alert/unmask", REASON),
                elsewhere.post(ofPooling, REASON))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().path("type").asText()).isEqualTo("urn:firewatch:problem:no-case");
        }
        String token = analyst.post("/api/tokens", "{\"name\":\"program\"}")
                .json()
                .path("token")
                .asText();
        assertThat(Calls.with(stack.url(), token).post(path, REASON).status()).isEqualTo(403);
    }

    private static String overLimit() {
        return admin.get("/api/alerts?rule=over-limit.one-platform&status=open&size=1")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }
}
