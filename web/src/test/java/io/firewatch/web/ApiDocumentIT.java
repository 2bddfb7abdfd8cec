package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.firewatch.web.Calls.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document of the API is valid, whole and true: it names every route there is, and routes answer as it says. */
class ApiDocumentIT {
    /** An endless answer; what it tells is another test's. */
    private static final String STREAM = "GET /api/stream";

    private static DeskStack stack;
    private static Calls admin;
    private static Documented documented;
    private static long draft;
    private static long replay;

    /** A case with everything on it that a case may have. */
    private static final String CASE = "alert-api-0";

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        // May read everything there is.
        admin = Calls.person(stack, "api-reader", "[\"administrator\",\"analyst\",\"approver\",\"auditor\"]", "null");
        documented = Documented.at(stack.url());
        work(CASE);
        draft = stack.one(
                Long.class,
                "INSERT INTO desk.rule_draft (rule, body, hash, author, changed_by)"
                        + " VALUES ('a.rule', 'id: a.rule', 'a-hash', 'admin', 'admin') RETURNING draft");
        replay = stack.one(
                Long.class,
                "INSERT INTO desk.rule_replay (draft, rule, kind, body, parameters, hash, asked_by)"
                        + " SELECT draft, rule, kind, body, parameters, hash, author FROM desk.rule_draft WHERE draft = ?"
                        + " RETURNING replay",
                draft);
    }

    @Test
    void namesEveryRouteThereIsAndNoOther() {
        List<String> there = stack.desk.routes().stream()
                .filter(route -> route.contains(" /api/") || route.contains(" /health/") || route.endsWith(" /metrics"))
                .toList();
        assertThat(documented.operations().stream().map(Documented.Operation::route))
                .as("routes described in web/src/main/resources/io/firewatch/web/openapi")
                .containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void isOpenApi() {
        assertThat(faults(documented.json())).isEmpty();
        // The check would see what is wrong.
        ObjectNode without = documented.json().deepCopy();
        without.remove("info");
        assertThat(faults(without)).isNotEmpty();
        ObjectNode elsewhere = documented.json().deepCopy();
        ((ObjectNode) elsewhere.at("/components/parameters/alert")).put("in", "nowhere");
        assertThat(faults(elsewhere)).isNotEmpty();
        ObjectNode shapeless = documented.json().deepCopy();
        ((ObjectNode) shapeless.at("/components/schemas/Words")).put("type", "words");
        assertThat(faults(shapeless)).isNotEmpty();
    }

    @Test
    void pointsOnlyToWhatIsThereAndHoldsNothingNobodyPointsTo() {
        Set<String> pointed =
                documented.json().findValuesAsText("$ref").stream().collect(Collectors.toSet());
        assertThat(pointed).allSatisfy(ref -> assertThat(
                        documented.json().at(ref.substring(1)).isMissingNode())
                .isFalse());
        List<String> there = new ArrayList<>();
        for (String kind : List.of("schemas", "parameters", "responses")) {
            documented
                    .json()
                    .at("/components/" + kind)
                    .fieldNames()
                    .forEachRemaining(name -> there.add("#/components/" + kind + "/" + name));
        }
        assertThat(pointed).containsAll(there);
    }

    @Test
    void saysEverythingInBothLanguages() {
        List<String> untold = new ArrayList<>();
        collectUntold(documented.json(), "", untold);
        assertThat(untold).isEmpty();
        assertThat(documented.operations())
                .allSatisfy(one -> assertThat(one.json().path("x-summary-zh").asText())
                        .as(one.route())
                        .isNotEmpty());
    }

    @Test
    void tellsWhoMayCallWhat() {
        JsonNode search = operation("/api/alerts", "get");
        assertThat(search.path("x-right").asText()).isEqualTo("read");
        assertThat(texts(search.path("x-roles")))
                .containsExactly("viewer", "analyst", "approver", "administrator", "auditor");
        assertThat(search.path("security").toString()).contains("programToken").doesNotContain("csrf");
        JsonNode unmask = operation("/api/alerts/{id}/unmask", "post");
        assertThat(texts(unmask.path("x-roles"))).containsExactly("analyst", "approver");
        assertThat(unmask.path("security").toString()).contains("csrf").doesNotContain("programToken");
        assertThat(operation("/api/session", "post").path("security")).isEmpty();
    }

    /** Calls hold every answer against the document. */
    @Test
    void everyRouteThatReadsAnswersAsItSays() {
        List<String> refused = new ArrayList<>();
        for (Documented.Operation one : documented.operations()) {
            if (!one.method().equals("GET") || one.route().equals(STREAM)) {
                continue;
            }
            for (String path : paths(one.path())) {
                if (!asked(one).isEmpty()) {
                    expect(path + asked(one), one, refused);
                    continue;
                }
                expect(path, one, refused);
                for (JsonNode parameter : one.json().path("parameters")) {
                    JsonNode told = resolved(parameter);
                    if (told.path("in").asText().equals("query") && told.has("example")) {
                        expect(
                                path + "?" + told.path("name").asText() + "="
                                        + URLEncoder.encode(told.path("example").asText(), StandardCharsets.UTF_8),
                                one,
                                refused);
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void whatIsNotThereIsAProblemAsToldAndSoIsWhoMayNot() {
        Calls stranger = new Calls(stack.url());
        for (Documented.Operation one : documented.operations()) {
            if (!one.method().equals("GET") || one.route().equals(STREAM)) {
                continue;
            }
            String nothing = one.path().replaceAll("\\{[a-z]+}", "nothing");
            if (!nothing.equals(one.path())) {
                Answer missing = admin.get(nothing + asked(one));
                boolean empty =
                        missing.status() == 200 && missing.json().path("items").isEmpty();
                boolean barred = missing.status() == 403
                        && !texts(one.json().path("x-roles")).contains("administrator");
                assertThat(missing.status() == 404 || empty || barred)
                        .as(one.route())
                        .isTrue();
            }
            if (!one.json().path("security").isEmpty()) {
                assertThat(stranger.get(nothing).status()).as(one.route()).isEqualTo(401);
            }
        }
        assertThat(admin.get("/api/stream").status()).isEqualTo(406);
        assertThat(stranger.get("/api/openapi.json").status()).isEqualTo(200);
    }

    /** What a route cannot do without in its query, as the document's example has it. */
    private static String asked(Documented.Operation one) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : one.json().path("parameters")) {
            JsonNode told = resolved(parameter);
            if (told.path("in").asText().equals("query")
                    && told.path("required").asBoolean()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(told.path("name").asText())
                        .append('=')
                        .append(told.path("example").asText());
            }
        }
        return query.toString();
    }

    private static void expect(String path, Documented.Operation one, List<String> refused) {
        Answer answer = admin.get(path);
        if (!one.json().path("responses").has(String.valueOf(answer.status()))) {
            refused.add(answer.status() + " " + path + " " + answer.body());
        }
    }

    /** What stands for the places of a path in the seeded city. */
    private static List<String> paths(String path) {
        if (path.startsWith("/api/boards/{id}")) {
            List<String> all = new ArrayList<>();
            for (JsonNode board : admin.get("/api/boards").json().path("boards")) {
                String id = board.path("id").asText();
                if (path.endsWith("{panel}")) {
                    admin.get("/api/boards/" + id)
                            .json()
                            .path("panels")
                            .forEach(panel -> all.add("/api/boards/" + id + "/panels/"
                                    + panel.path("id").asText()));
                } else {
                    all.add("/api/boards/" + id);
                }
            }
            all.add(all.get(0) + (path.endsWith("{panel}") ? ".csv" : ""));
            return all;
        }
        if (path.startsWith("/api/rules/{id}")) {
            return List.of(path.replace("{id}", "fund-pooling.unmatched-balance"));
        }
        if (path.startsWith("/api/measures/{id}")) {
            return List.of(path.replace("{id}", "night_withdrawals"));
        }
        if (path.contains("replays")) {
            return List.of(path.replace("{n}", Long.toString(draft)).replace("{id}", Long.toString(replay)));
        }
        return List.of(path.replace("{n}", Long.toString(draft))
                .replace("{code}", Seed.POOLING)
                .replace("{user}", "admin")
                .replace("{id}", CASE)
                .replace("{file}", file(path))
                .replace("{delivery}", delivery(path)));
    }

    private static String delivery(String path) {
        return path.contains("{delivery}")
                ? admin.post("/api/notifications/receivers/desk/test", "{}")
                        .json()
                        .path("delivery")
                        .asText()
                : "";
    }

    private static String file(String path) {
        return path.contains("{file}")
                ? admin.get("/api/alerts/" + CASE + "/attachments")
                        .json()
                        .at("/items/0/id")
                        .asText()
                : "";
    }

    private static void work(String alert) {
        Cases.raise(stack, alert, "critical", "acknowledged", 1);
        String path = "/api/alerts/" + alert;
        byte[] note = "seen".getBytes(StandardCharsets.UTF_8);
        for (Answer done : List.of(
                admin.upload(path + "/attachments", "note.txt", note),
                admin.post(path + "/letters", "{\"template\":\"inquiry\",\"deadline\":\"2099-12-30\"}"),
                admin.post(path + "/actions", "{\"action\":\"note\",\"note\":\"on it\"}"))) {
            assertThat(done.status()).as(done.body()).isLessThan(300);
        }
        assertThat(admin.post("/api/tokens", "{\"name\":\"a program\"}").status())
                .isEqualTo(201);
    }

    private static Set<ValidationMessage> faults(JsonNode document) {
        JsonSchema schema = JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        factory -> factory.schemaMappers(mappers ->
                                mappers.mapPrefix("https://spec.openapis.org", "classpath:spec.openapis.org")))
                .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));
        return schema.validate(document);
    }

    private static void collectUntold(JsonNode node, String way, List<String> untold) {
        node.properties().forEach(one -> collectUntold(one.getValue(), way + "/" + one.getKey(), untold));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collectUntold(node.get(i), way + "/" + i, untold);
        }
        for (String text : List.of("summary", "description")) {
            if (node.path(text).isTextual() && !node.has("x-" + text + "-zh")) {
                untold.add(way + "/" + text);
            }
        }
        boolean isParameter = node.has("in") && node.has("schema");
        if (isParameter && !node.has("description")) {
            untold.add(way + ": a parameter that is not explained");
        }
    }

    private static JsonNode operation(String path, String method) {
        return documented.json().path("paths").path(path).path(method);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? documented.json().at(node.path("$ref").asText().substring(1))
                : node;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
