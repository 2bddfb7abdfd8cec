package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.Calls.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API of design §7 over the seeded city, on real servers. */
class DeskApiIT {
    private static DeskStack stack;
    private static Calls admin;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
    }

    @Test
    void refusesStrangersWithAProblemDocument() {
        Answer answer = new Calls(stack.url()).get("/api/alerts");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.json().path("status").asInt()).isEqualTo(401);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:firewatch:problem:signed-out");
    }

    @Test
    void signsInWithCookieAndTokenAndOutAgain() {
        Calls calls = new Calls(stack.url());
        Answer opened = calls.post("/api/session", "{\"user\":\"admin\",\"password\":\"" + DeskStack.PASSWORD + "\"}");
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.json().path("user").asText()).isEqualTo("admin");
        assertThat(opened.json().path("roles").path(0).asText()).isEqualTo("administrator");
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");

        String pair = cookie.substring(0, cookie.indexOf(';'));
        String csrf = opened.json().path("csrf").asText();
        assertThat(calls.get("/api/session", "Cookie", pair).status()).isEqualTo(200);
        String note = "{\"action\":\"note\",\"note\":\"by cookie\"}";
        assertThat(calls.post("/api/alerts/alert-0002/actions", note, "Cookie", pair)
                        .status())
                .isEqualTo(403);
        assertThat(calls.post("/api/alerts/alert-0002/actions", note, "Cookie", pair, "X-CSRF-Token", csrf)
                        .status())
                .isEqualTo(200);

        Calls byToken = Calls.signedIn(stack.url());
        assertThat(byToken.get("/api/session").status()).isEqualTo(200);
        assertThat(byToken.delete("/api/session").status()).isEqualTo(204);
        assertThat(byToken.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void locksAnAccountAfterTooManyWrongPasswords() {
        stack.record.useHandle(
                handle -> handle.execute("INSERT INTO desk.user_account (name, display_name, password_hash, roles)"
                        + " SELECT 'clumsy', 'Clumsy', password_hash, ARRAY['viewer'] FROM desk.user_account"
                        + " WHERE name = 'admin' ON CONFLICT DO NOTHING"));
        Calls calls = new Calls(stack.url());
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            statuses.add(calls.post("/api/session", "{\"user\":\"clumsy\",\"password\":\"guess-" + i + "\"}")
                    .status());
        }
        assertThat(statuses).containsExactly(401, 401, 401, 401, 401, 429);
        Answer right = calls.post("/api/session", "{\"user\":\"clumsy\",\"password\":\"" + DeskStack.PASSWORD + "\"}");
        assertThat(right.status()).isEqualTo(429);
    }

    @Test
    void pagesThroughAllAlertsOnceInOrder() {
        for (String sort : List.of("", "&sort=severity")) {
            List<String> ids = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = admin.get("/api/alerts?size=25" + sort + cursor).json();
                page.path("items").forEach(item -> ids.add(item.path("id").asText()));
                cursor = page.path("next").isTextual()
                        ? "&cursor=" + page.path("next").asText()
                        : "";
            } while (!cursor.isEmpty());
            assertThat(ids).hasSizeGreaterThanOrEqualTo(Seed.ALERTS);
            assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        }
    }

    @Test
    void filtersAlertsByEveryField() {
        assertOnly("/api/alerts?severity=critical", "severity", "critical");
        assertOnly("/api/alerts?pattern=maturity-mismatch", "pattern", "maturity-mismatch");
        assertOnly("/api/alerts?rule=over-limit.approaching", "rule", "over-limit.approaching");
        assertOnly("/api/alerts?status=verifying", "status", "verifying");
        assertOnly("/api/alerts?dataState=resolved", "dataState", "resolved");
        assertOnly("/api/alerts?institution=" + Seed.POOLING, "institution", Seed.POOLING);
        assertThat(admin.get("/api/alerts?severity=critical,low")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(total("severity=critical") + total("severity=low"));
        for (JsonNode item :
                admin.get("/api/alerts?from=2026-05-20&to=2026-05-22").json().path("items")) {
            assertThat(item.path("episodeDay").asText()).isBetween("2026-05-20", "2026-05-22");
        }
        assertThat(total("from=2026-05-20&to=2026-05-22")).isPositive();
        assertThat(total("q=" + java.net.URLEncoder.encode("期限错配", java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(total("pattern=maturity-mismatch"));
        assertThat(total("q=" + java.net.URLEncoder.encode("江畔普惠", java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(total("institution=" + Seed.POOLING));
        assertThat(total("q=nothing-is-called-so")).isZero();
    }

    @Test
    void tellsFindingsApartFromTheirParts() {
        assertThat(total("rolledUp=true")).isEqualTo(Seed.PARTS);
        assertThat(total("rolledUp=false") + total("rolledUp=true"))
                .isEqualTo(total(""))
                .isEqualTo(total("rolledUp=any"));
        assertThat(total("under=" + Seed.WHOLE)).isEqualTo(Seed.PARTS);
        assertOnly("/api/alerts?under=" + Seed.WHOLE, "rolledUpUnder", Seed.WHOLE);
        assertThat(admin.get("/api/alerts?rolledUp=perhaps").status()).isEqualTo(400);
    }

    @Test
    void answersWhatRulesCouldNotJudge() {
        JsonNode items = admin.get("/api/institutions/" + Seed.POOLING + "/outcomes")
                .json()
                .path("items");
        assertThat(items).hasSize(16);
        assertThat(items).anySatisfy(one -> {
            assertThat(one.path("outcome").asText()).isEqualTo("excepted");
            assertThat(one.path("why").path("en").asText()).contains("until 2026-12-31");
        });
    }

    @Test
    void namesTheParameterThatIsWrong() {
        for (String query : List.of("severity=purple", "status=lost", "from=yesterday", "size=many", "cursor=abc")) {
            Answer answer = admin.get("/api/alerts?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.json().path("detail").asText()).contains(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void showsAnAlertWithTheRecordsItRestsOn() {
        JsonNode alert = admin.get("/api/alerts/" + Seed.CRITICAL).json();
        assertThat(alert.path("evidence").path("formula").asText()).contains("unmatched_share");
        JsonNode first = alert.path("evidence").path("records").path(0);
        assertThat(first.path("seq").asLong()).isPositive();
        assertThat(first.path("body").path("transMoney").asText()).isEqualTo("9950.00");
        assertThat(first.path("type").asText()).isNotEmpty();
        assertThat(admin.get("/api/alerts/none").status()).isEqualTo(404);
    }

    @Test
    void takesTriageStepsInTheOrderOfTheWork() {
        String id = "alert-0004";
        String path = "/api/alerts/" + id + "/actions";
        stack.record.useHandle(handle -> handle.execute("UPDATE desk.alert SET status = 'new' WHERE id = ?", id));
        Answer tooEarly = admin.post(path, "{\"action\":\"close\"}");
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.json().path("allowed")).extracting(JsonNode::asText).contains("acknowledge");
        assertThat(admin.post(path, "{\"action\":\"measure\"}").status()).isEqualTo(400);
        for (String action : List.of("acknowledge", "verify", "find", "measure", "feedback", "close")) {
            assertThat(admin.post(path, "{\"action\":\"%s\",\"rung\":\"talk\",\"note\":\"done\"}".formatted(action))
                            .status())
                    .as(action)
                    .isEqualTo(200);
        }
        JsonNode alert = admin.get("/api/alerts/" + id).json();
        assertThat(alert.path("status").asText()).isEqualTo("closed");
        assertThat(alert.path("assignee").asText()).isEqualTo("admin");
        assertThat(alert.path("history")).hasSize(6);
    }

    @Test
    void wantsAReasonForAFalsePositive() {
        String path = "/api/alerts/alert-0008/actions";
        assertThat(admin.post(path, "{\"action\":\"false-positive\"}").status()).isEqualTo(400);
        Answer taken = admin.post(path, "{\"action\":\"false-positive\",\"reason\":\"config reported late\"}");
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.json().path("status").asText()).isEqualTo("false-positive");
        assertThat(admin.post("/api/alerts/none/actions", "{\"action\":\"note\",\"note\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(admin.post(path, "{\"action\":\"dance\"}").status()).isEqualTo(400);
        assertThat(admin.post(path, "no json").status()).isEqualTo(400);
    }

    @Test
    void answersInstitutionsAndTheirSeries() {
        assertThat(admin.get("/api/institutions").json().path("items").size()).isGreaterThanOrEqualTo(14);
        JsonNode one = admin.get("/api/institutions/" + Seed.POOLING).json();
        assertThat(one.path("name").asText()).isEqualTo(Seed.name(Seed.POOLING));
        assertThat(one.path("risk").path("grade").asText()).isEqualTo("critical");
        assertThat(one.has("secret")).isFalse();
        JsonNode series = admin.get("/api/institutions/" + Seed.POOLING
                        + "/indicators?names=balance,unmatched_share&from=2026-05-01&to=2026-05-10")
                .json()
                .path("series");
        assertThat(series).hasSize(2);
        assertThat(series.path(0).path("name").asText()).isEqualTo("balance");
        assertThat(series.path(0).path("points")).hasSize(10);
        assertThat(series.path(0).path("points").path(0).path("day").asText()).isEqualTo("2026-05-01");
        assertThat(admin.get("/api/institutions/" + Seed.POOLING + "/indicators?names=luck")
                        .status())
                .isEqualTo(400);
        assertThat(admin.get("/api/institutions/none").status()).isEqualTo(404);
        assertThat(admin.get("/api/indicators").json().path("items")).hasSizeGreaterThan(20);
    }

    @Test
    void tellsTheWholeCatalogueOfIndicators() {
        JsonNode items = admin.get("/api/indicators").json().path("items");
        JsonNode first = items.path(0);
        assertThat(items).hasSize(io.firewatch.model.indicator.Indicator.all().size());
        for (String field : new String[] {"id", "subject", "group", "unit", "title", "formulas", "source"}) {
            assertThat(first.has(field)).as(field).isTrue();
        }
        assertThat(first.path("formulas").path("zh").asText()).isNotEmpty();
    }

    @Test
    void answersWhatTheChecksFoundOfALendersReports() {
        JsonNode answer = admin.get("/api/institutions/" + Seed.POOLING + "/quality?from=2026-05-20&to=2026-05-25")
                .json();
        assertThat(answer.path("items")).hasSize(4 * 6);
        JsonNode one = answer.path("items").path(3);
        assertThat(one.path("check").asText()).isEqualTo("unknown_users");
        assertThat(one.path("code").asText()).isEqualTo("leak_user");
        assertThat(one.path("cases").asInt()).isEqualTo(120);
        assertThat(one.path("share").asDouble()).isGreaterThan(0.1);
        assertThat(one.path("examples").path(0).path("key").asText()).startsWith("LS");
        assertThat(admin.get("/api/institutions/" + Seed.POOLING + "/quality?from=May")
                        .status())
                .isEqualTo(400);
        assertThat(admin.get("/api/institutions/none/quality").status()).isEqualTo(404);
    }

    @Test
    void answersTheRulesInForceWithWhatTheBureauSet() {
        JsonNode rules = admin.get("/api/rules").json();
        assertThat(rules.path("total").asInt()).isGreaterThanOrEqualTo(20);
        JsonNode rule = admin.get("/api/rules/fund-pooling.unmatched-balance").json();
        assertThat(rule.path("version").asInt()).isEqualTo(1);
        assertThat(rule.path("hash").asText()).isNotEmpty();
        assertThat(rule.path("pattern").asText()).isEqualTo("fund-pooling");
        assertThat(rule.path("subject").asText()).isEqualTo("institution");
        assertThat(rule.path("basis").path(0).path("article").asText()).isEqualTo("10(2)");
        assertThat(rule.path("body").asText()).startsWith("id: fund-pooling.unmatched-balance");
        assertThat(rule.path("covers").path(0).asText()).isEqualTo("R03a");
        JsonNode share = rule.path("parameters").path(0);
        assertThat(share.path("default").asDouble()).isEqualTo(0.05);
        assertThat(share.path("value").asDouble()).isEqualTo(0.04);
        assertThat(admin.get("/api/rules/none").status()).isEqualTo(404);
    }

    @Test
    void registersInstitutionsAndImportsFiles() {
        String body = "{\"code\":\"CERT99990001\",\"name\":\"新设小额贷款有限公司\",\"type\":\"microloan\","
                + "\"district\":\"高新区\",\"secret\":\"s3cret\"}";
        assertThat(admin.post("/api/institutions", body).status()).isEqualTo(201);
        assertThat(admin.post("/api/institutions", "{\"code\":\"CERT1\"}").status())
                .isEqualTo(400);
        Answer wrong = admin.post("/api/registry/institutions.csv", "code,type\nX,broken\n");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").path(0).path("line").asInt()).isEqualTo(2);
        assertThat(admin.post("/api/registry/institutions.csv", "code,type\nX,p2p\n")
                        .json()
                        .path("imported")
                        .asInt())
                .isEqualTo(1);
        assertThat(admin.post("/api/registry/gossip.csv", "a\n").status()).isEqualTo(400);
    }

    @Test
    void countsTheOverview() {
        JsonNode city = admin.get("/api/overview").json();
        assertThat(city.path("asOf").asText()).isGreaterThanOrEqualTo(Seed.TODAY.toString());
        assertThat(city.path("open").path("critical").asLong())
                .isEqualTo(total("severity=critical&status=open&dataState=firing"));
        long drawn = 0;
        for (JsonNode day : city.path("perDay")) {
            for (JsonNode count : day.path("alerts")) {
                drawn += count.asLong();
            }
        }
        assertThat(drawn).isPositive();
        assertThat(city.path("perDay")).hasSize(90);
        assertThat(city.path("institutions").path(0).path("code").asText()).isEqualTo(Seed.POOLING);
        assertThat(city.path("today")).isNotEmpty();
    }

    @Test
    void tellsHowFarThePipelineHasCome() {
        stack.seed.judged(60);
        JsonNode progress = admin.get("/api/pipeline").json();
        assertThat(progress.path("landed").asLong()).isEqualTo(60);
        assertThat(progress.path("judged").asLong()).isEqualTo(60);
        assertThat(progress.path("indexed").asLong()).isEqualTo(60);
        assertThat(progress.path("lagSeconds").asDouble()).isZero();
        stack.record.useHandle(handle -> handle.execute("UPDATE desk.judged SET seq = 50, records = 50"));
        assertThat(admin.get("/api/pipeline").json().path("lagSeconds").asDouble())
                .isPositive();
        stack.seed.judged(60);
    }

    @Test
    void saysWhichReplicationSlotIsMissing() {
        Calls stranger = new Calls(stack.url());
        assertThat(stranger.get("/health/live").status()).isEqualTo(200);
        Answer ready = stranger.get("/health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body()).contains("slot firewatch_feed").contains("missing");
        stack.record.useHandle(handle -> handle.execute("SELECT pg_create_logical_replication_slot(name, 'pgoutput')"
                + " FROM unnest(ARRAY['firewatch_feed', 'firewatch_desk']) AS name"));
        try {
            assertThat(stranger.get("/health/ready").status()).isEqualTo(200);
            assertThat(stranger.get("/metrics").body())
                    .contains("firewatch_slot_lag_bytes{slot=\"firewatch_feed\"}")
                    .contains("firewatch_lag_seconds")
                    .contains("firewatch_index_up 1");
        } finally {
            stack.record.useHandle(
                    handle -> handle.execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"));
        }
    }

    @Test
    void closesRoutesThatDoNotExistToStrangersAndPrograms() {
        Answer answer = admin.get("/api/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("title").asText()).isNotEmpty();
    }

    private static int total(String query) {
        return admin.get("/api/alerts?" + query).json().path("total").asInt();
    }

    private static void assertOnly(String path, String field, String value) {
        JsonNode items = admin.get(path).json().path("items");
        assertThat(items).isNotEmpty();
        assertThat(items)
                .allSatisfy(item -> assertThat(item.path(field).asText()).isEqualTo(value));
    }
}
