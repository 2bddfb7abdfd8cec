package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.Calls.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route there is, called by whom it must tell nothing, and every page's armour. New routes are walked by themselves. */
class RouteWalkIT {
    /** The district of the pooling lender and those of the others. */
    private static final String ITS = "江北区";

    private static final List<String> OTHERS = List.of("江南区", "高新区", "老城区");

    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]* src=)|\\son[a-z]+=|javascript:");

    private static DeskStack stack;
    private static Calls admin;
    private static Calls neighbour;
    private static String neighboursToken;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
        neighbour = Calls.person(
                stack, "neighbour", "[\"viewer\",\"analyst\",\"approver\",\"administrator\",\"auditor\"]", "[\"江南区\"]");
        neighboursToken = neighbour
                .post("/api/tokens", "{\"name\":\"walk\"}")
                .json()
                .path("token")
                .asText();
    }

    @Test
    void noRouteTellsAPersonOfAnotherDistrictOfTheLender() {
        Calls byToken = Calls.with(stack.url(), neighboursToken);
        List<String> telling = new ArrayList<>();
        List<String> toldTheWholeCity = new ArrayList<>();
        for (String route : stack.desk.routes()) {
            String method = route.substring(0, route.indexOf(' '));
            String path = filled(route.substring(route.indexOf(' ') + 1));
            String body =
                    method.equals("GET") ? null : "{\"action\":\"note\",\"note\":\"seen\",\"reason\":\"curious\"}";
            Answer answer = byToken.call(method, path, body);
            boolean echoes = answer.status() >= 400; // a refusal names the path it was asked for
            if (answer.status() == 500
                    || answer.body().contains(Seed.name(Seed.POOLING))
                    || (!echoes
                            && (answer.body().contains(Seed.POOLING)
                                    || answer.body().contains(Seed.CRITICAL)))) {
                telling.add(answer.status() + " " + route);
            }
            if (method.equals("GET") && admin.get(path).body().contains(Seed.POOLING)) {
                toldTheWholeCity.add(route);
            }
        }
        assertThat(telling).isEmpty();
        // The walk would see it: this many routes tell the administrator of the lender.
        assertThat(toldTheWholeCity)
                .hasSizeGreaterThanOrEqualTo(14)
                .contains(
                        "GET /institutions/{code}/loan",
                        "GET /institutions/{code}/product",
                        "GET /api/institutions/{code}/loan",
                        "GET /api/institutions/{code}/product");
        assertThat(stack.one(
                        Long.class,
                        "SELECT count(*) FROM desk.triage_step WHERE alert = ? AND actor = 'neighbour'",
                        Seed.CRITICAL))
                .isZero();
    }

    @Test
    void districtsAddUpToTheCity() {
        JsonNode city = admin.get("/api/overview").json();
        long critical = city.path("open").path("critical").asLong();
        int alerts = admin.get("/api/alerts?size=0").json().path("total").asInt();
        int institutions = admin.get("/api/institutions").json().path("items").size();
        int batches = batches(city);
        List<String> districts = new ArrayList<>(OTHERS);
        districts.add(ITS);
        int number = 0;
        for (String district : districts) {
            Calls one = Calls.person(stack, "district" + number++, "[\"viewer\"]", "[\"" + district + "\"]");
            JsonNode part = one.get("/api/overview").json();
            critical -= part.path("open").path("critical").asLong();
            alerts -= one.get("/api/alerts?size=0").json().path("total").asInt();
            institutions -= one.get("/api/institutions").json().path("items").size();
            batches -= batches(part);
            assertThat(part.path("institutions")).isNotEmpty().allSatisfy(lender -> assertThat(
                            lender.path("district").asText())
                    .isEqualTo(district));
        }
        assertThat(critical).isZero();
        assertThat(alerts).isZero();
        assertThat(institutions).isZero();
        assertThat(batches).isZero();
    }

    @Test
    void aPersonMovedSeesTheNewDistrictAtOnce() {
        Calls mover = Calls.person(stack, "mover", "[\"viewer\"]", "[\"江南区\"]");
        assertThat(mover.get("/api/institutions/" + Seed.POOLING).status()).isEqualTo(404);
        assertThat(admin.patch("/api/people/mover", "{\"districts\":[\"江南区\",\"江北区\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(mover.get("/api/institutions/" + Seed.POOLING).status()).isEqualTo(200);
        assertThat(admin.patch("/api/people/mover", "{\"districts\":[\"高新区\"]}").status())
                .isEqualTo(200);
        assertThat(mover.get("/api/alerts/" + Seed.CRITICAL).status()).isEqualTo(404);
        assertThat(admin.patch("/api/people/mover", "{\"districts\":null}").status())
                .isEqualTo(200);
        assertThat(mover.get("/api/alerts/" + Seed.CRITICAL).status()).isEqualTo(200);
    }

    @Test
    void aPersonActsWithinTheirDistricts() {
        raise("alert-walk-0", Seed.code(1));
        String path = "/api/alerts/alert-walk-0";
        assertThat(neighbour
                        .post(path + "/actions", "{\"action\":\"acknowledge\"}")
                        .status())
                .isEqualTo(200);
        assertThat(neighbour
                        .post(path + "/unmask", "{\"reason\":\"to call the borrower\"}")
                        .status())
                .isEqualTo(200);
        JsonNode seen = neighbour.get(path).json();
        assertThat(seen.path("assignee").asText()).isEqualTo("neighbour");
        assertThat(seen.path("unmaskedUntil").asText()).isNotEmpty();
        assertThat(admin.get("/api/audit?actor=neighbour&subject=alert-walk-0")
                        .json()
                        .path("items")
                        .findValuesAsText("action"))
                .containsExactly("personal-data", "personal-data", "unmask", "triage");
    }

    @Test
    void aStreamTellsOfOnesOwnDistrictsOnly() {
        List<String> all = listen(admin);
        List<String> some = listen(neighbour);
        await().until(() -> contains(all, "watching") && contains(some, "watching"));
        raise("alert-walk-1", Seed.code(0));
        await().until(() -> contains(all, "alert-walk-1"));
        raise("alert-walk-2", Seed.code(1));
        await().until(() -> contains(some, "alert-walk-2"));
        assertThat(contains(some, "alert-walk-1")).isFalse();
    }

    @Test
    void everyTableOfLendersIsNarrowedByTheDatabaseItself() {
        List<String> open = stack.record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('institution', 'alert') AND NOT a.attisdropped
                        WHERE n.nspname IN ('feed', 'registry', 'desk') AND NOT c.relispartition AND c.relkind IN ('r', 'p', 'v', 'm')
                          AND NOT c.relrowsecurity AND has_table_privilege('firewatch_district', c.oid, 'SELECT')
                        """)
                .mapTo(String.class)
                .list());
        assertThat(open).isEmpty();
    }

    @Test
    void everyPageIsArmoured() {
        int pages = 0;
        for (String route : stack.desk.routes()) {
            if (!route.startsWith("GET /") || route.startsWith("GET /api/stream")) {
                continue;
            }
            Answer answer = admin.get(filled(route.substring(4)), "Accept", "text/html");
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(route)
                    .contains("script-src 'self';")
                    .contains("frame-ancestors 'none'");
            assertThat(header(answer, "X-Content-Type-Options")).as(route).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).as(route).isEqualTo("same-origin");
            if (header(answer, "Content-Type").startsWith("text/html")) {
                pages++;
                assertThat(header(answer, "Cache-Control")).as(route).isEqualTo("no-store");
                assertThat(INLINE_SCRIPT.matcher(answer.body()).find())
                        .as("%s runs a script of its own", route)
                        .isFalse();
            }
        }
        assertThat(pages).isGreaterThanOrEqualTo(8);
    }

    private static String filled(String path) {
        String asked = path.endsWith("/loan")
                ? "?loan=" + SeedOfTies.LOAN
                : path.endsWith("/product") ? "?product=" + SeedOfTies.PRODUCT : "";
        return path.replace("{code}", Seed.POOLING)
                        .replace("{institution}", Seed.POOLING)
                        .replace("{user}", "admin")
                        .replace("{file}", "institutions.csv")
                        .replaceAll(
                                "\\{[a-z]+}", path.contains("rules") ? "fund-pooling.unmatched-balance" : Seed.CRITICAL)
                + asked;
    }

    private static void raise(String id, String institution) {
        var alert = Seed.alert(5)
                .put("id", id)
                .put("institution", institution)
                .put("dataState", "firing")
                .put("status", "new");
        alert.putNull("resolution");
        stack.seed.raise(alert, -1);
        stack.seed.refresh();
    }

    private static List<String> listen(Calls calls) {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + "/api/stream"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + calls.token())
                .build();
        HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(lines::add));
        return lines;
    }

    private static boolean contains(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    private static int batches(JsonNode city) {
        int sum = 0;
        for (JsonNode type : city.path("today")) {
            sum += type.path("batches").asInt();
        }
        return sum;
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
