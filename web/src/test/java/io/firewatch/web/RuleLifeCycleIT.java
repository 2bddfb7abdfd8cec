package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.Calls.Answer;
import io.firewatch.web.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proposals on their way into force: every step by every role, and nobody's own. */
class RuleLifeCycleIT {
    private static final List<String> STATES =
            List.of("draft", "shadow", "submitted", "approved", "active", "rejected", "withdrawn");

    /** Who may, by step; everybody else is refused by the right the route asks for. */
    private static final Map<String, List<String>> WHO = Map.of(
            "shadow", List.of("analyst", "head"),
            "submit", List.of("analyst", "head"),
            "approve", List.of("head"),
            "reject", List.of("head"),
            "activate", List.of("head"),
            "emergency", List.of("head"),
            "review", List.of("head"));

    /** In which states, for who has the right. */
    private static final Map<String, List<String>> WHEN = Map.of(
            "shadow", List.of("draft"),
            "submit", List.of("draft", "shadow"),
            "approve", List.of("submitted"),
            "reject", List.of("submitted", "approved"),
            "activate", List.of("approved"),
            "emergency", List.of("draft", "shadow", "submitted", "approved"),
            "review", List.of());

    private static final String TESTS =
            """
            cases:
              - {name: a gap, kind: positive, type: p2p, series: {ponzi_gap: "0.2x3"}, through: 2,
                 expect: [{from: 0, severity: high, firing: true}]}
              - {name: hardly a gap, kind: negative, type: p2p, series: {ponzi_gap: "0.05x3"}, through: 2, expect: []}
              - {name: a young lender, kind: false-positive, type: p2p, series: {ponzi_gap: "0x3"}, through: 2, expect: []}
            """;

    private static DeskStack stack;
    private static Calls author;
    private static Map<String, Calls> people;
    private static Calls head;
    private static int number;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        author = Calls.person(stack, "cycle-author", "[\"analyst\",\"approver\"]", "null");
        head = Calls.person(stack, "cycle-head", "[\"approver\"]", "null");
        people = Map.of(
                "viewer", Calls.person(stack, "cycle-viewer", "[\"viewer\"]", "null"),
                "analyst", Calls.person(stack, "cycle-analyst", "[\"analyst\"]", "null"),
                "admin", Calls.signedIn(stack.url()),
                "district", Calls.person(stack, "cycle-district", "[\"analyst\",\"approver\"]", "[\"江南区\"]"),
                "head", head);
    }

    /** Other tests count the rules that ship. */
    @AfterAll
    static void clear() {
        stack.record.useHandle(
                handle -> handle.execute("DELETE FROM desk.rule_version WHERE rule LIKE 'ponzi.cycle-%'"));
    }

    @Test
    void everyStepIsForItsRolesInItsStatesOnly() {
        for (String state : STATES) {
            for (String step : WHO.keySet()) {
                JsonNode draft = in(state);
                people.forEach((role, caller) -> {
                    boolean may = WHO.getOrDefault(step, List.of()).contains(role);
                    if (!may) {
                        assertThat(step(caller, draft, step).status())
                                .as("%s by %s in %s", step, role, state)
                                .isEqualTo(403);
                    }
                });
                boolean fits = WHEN.getOrDefault(step, List.of()).contains(state);
                assertThat(step(head, draft, step).status())
                        .as("%s in %s", step, state)
                        .isEqualTo(fits ? 200 : 409);
            }
        }
    }

    @Test
    void nobodyApprovesTheirOwnWhateverTheRoute() {
        JsonNode own = in("submitted");
        Answer refused = step(author, own, "approve");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("type").asText()).endsWith(":own-proposal");

        // Who edits another's draft is a writer from then on.
        JsonNode edited = edit(head, own, "0.15");
        assertThat(edited.path("state").asText()).isEqualTo("draft");
        JsonNode again = step(author, edited, "submit").json();
        assertThat(step(head, again, "approve").status()).isEqualTo(403);
        assertThat(step(author, again, "approve").status()).isEqualTo(403);

        // The database refuses what no route would ask for.
        long draft = again.path("draft").asLong();
        assertThatThrownBy(() -> stack.record.useHandle(handle -> handle.execute(
                        "UPDATE desk.rule_draft SET state = 'approved', approved_by = 'cycle-head', approved_hash = hash"
                                + " WHERE draft = ?",
                        draft)))
                .hasMessageContaining("rule_draft_check");
        assertThatThrownBy(() -> stack.record.useTransaction(handle -> {
                    handle.execute("SELECT set_config('firewatch.actor', 'cycle-head', true)");
                    handle.execute("INSERT INTO desk.rule_version (rule, version, hash, status, body, draft)"
                            + " SELECT rule, 99, hash, 'active', body, draft FROM desk.rule_draft WHERE draft = "
                            + draft);
                }))
                .hasMessageContaining("was not approved");
        assertThatThrownBy(() -> stack.record.useTransaction(handle -> {
                    handle.execute("SELECT set_config('firewatch.actor', 'cycle-head', true)");
                    handle.execute("INSERT INTO desk.rule_version (rule, version, hash, status, body)"
                            + " VALUES ('a.b', 1, 'h', 'active', 'id: a.b')");
                }))
                .hasMessageContaining("somebody else approved");
    }

    @Test
    void anApprovalIsOfOneTextAndLapsesWithIt() {
        JsonNode draft = in("submitted");
        ObjectNode other = request(draft).put("hash", "another");
        assertThat(head.post(path(draft, "approve"), other.toString()).status()).isEqualTo(409);
        JsonNode approved = step(head, draft, "approve").json();
        assertThat(approved.path("approvedBy").asText()).isEqualTo("cycle-head");
        JsonNode edited = edit(author, approved, "0.07");
        assertThat(edited.path("approvedBy").isNull()).isTrue();
        assertThat(step(head, edited, "activate").status()).isEqualTo(409);
        // A change nobody saw is refused, not overwritten.
        assertThat(author.put("/api/drafts/" + draft.path("draft").asText(), proposal(rule(draft), "0.08", draft))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anApprovalLapsesWhenANewerReplayFindsSomethingElse() {
        JsonNode draft = in("draft");
        replayed(draft, "{\"opened\":1}");
        JsonNode approved =
                step(head, step(author, draft, "submit").json(), "approve").json();
        replayed(approved, "{\"opened\":1}");
        assertThat(approved.path("state").asText()).isEqualTo("approved");
        replayed(approved, "{\"opened\":2}");
        assertThat(step(head, approved, "activate").status()).isEqualTo(409);
    }

    @Test
    void aDraftWhoseTestsFailIsNotSubmitted() {
        JsonNode draft = begin();
        ObjectNode body = (ObjectNode) Json.tree(proposal(rule(draft), "0.05", draft));
        body.put("tests", TESTS.replace("0.05x3", "0.15x3"));
        JsonNode edited = author.put("/api/drafts/" + draft.path("draft").asText(), body.toString())
                .json();
        Answer refused = step(author, edited, "submit");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("hardly a gap");
    }

    /** As the process that replays leaves it. */
    private static void replayed(JsonNode draft, String result) {
        stack.record.useHandle(handle -> handle.execute(
                "INSERT INTO desk.rule_replay (draft, rule, kind, body, parameters, hash, state, result, result_hash, asked_by,"
                        + " ended_at) SELECT draft, rule, kind, body, parameters, hash, 'done', ?,"
                        + " encode(sha256(convert_to(?, 'UTF8')), 'hex'), author, now() FROM desk.rule_draft"
                        + " WHERE draft = ?",
                result,
                result,
                draft.path("draft").asLong()));
    }

    @Test
    void whatIsApprovedComesIntoForceAtItsTimeAndCanBeTakenBackAtOnce() {
        JsonNode draft = in("submitted");
        String rule = rule(draft);
        ObjectNode now =
                request(draft).put("activateAt", Instant.now().plusSeconds(2).toString());
        now.putObject("evidence").putObject("whatIf").put("appear", 3);
        assertThat(head.post(path(draft, "approve"), now.toString())
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("approved");
        await().until(() -> author.get("/api/drafts/" + draft.path("draft").asText())
                .json()
                .path("state")
                .asText()
                .equals("active"));
        JsonNode active =
                author.get("/api/drafts/" + draft.path("draft").asText()).json();
        assertThat(active.path("steps").findValuesAsText("step"))
                .containsExactly("begin", "submit", "approve", "activate");
        assertThat(active.at("/steps/2/evidence/whatIf/appear").asInt()).isEqualTo(3);

        assertThat(author.post("/api/rules/" + rule + "/return", "{}").status()).isEqualTo(400);
        JsonNode back = head.post("/api/rules/" + rule + "/return", "{\"reason\":\"too loud\"}")
                .json();
        assertThat(back.path("version").asInt()).isEqualTo(3);
        assertThat(back.path("returnsTo").asInt()).isEqualTo(1);
        JsonNode versions =
                author.get("/api/rules/" + rule + "/versions").json().path("items");
        assertThat(versions.at("/0/hash").asText())
                .isEqualTo(versions.at("/2/hash").asText());
        assertThat(author.get("/api/drafts/" + draft.path("draft").asText())
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("retired");
        assertThat(head.post("/api/rules/" + rule + "/retire", "{\"reason\":\"not ours\"}")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("retired");
        Calls auditor = Calls.signedIn(stack.url());
        String story = auditor.get("/api/audit?size=100&subject=" + rule).body();
        for (String told : List.of("rule-draft", "cycle-author", "cycle-head", "approve", "too loud", "not ours")) {
            assertThat(story).contains(told);
        }
    }

    @Test
    void anEmergencyIsInForceAtOnceAndReviewedBySomebodyElse() {
        JsonNode draft = begin();
        JsonNode active = step(head, draft, "emergency").json();
        assertThat(active.path("state").asText()).isEqualTo("active");
        assertThat(active.path("reviewDue").asText()).isNotEmpty();
        assertThat(head.get("/api/drafts").json().path("items").findValuesAsText("draft"))
                .contains(draft.path("draft").asText());
        assertThat(step(head, active, "review").status()).isEqualTo(403);
        assertThat(step(author, active, "review").status()).isEqualTo(403);
        Calls deputy = Calls.person(stack, "cycle-deputy", "[\"approver\"]", "null");
        stack.record.useHandle(handle -> handle.execute(
                "UPDATE desk.rule_draft SET review_due = current_date - 7 WHERE draft = ?",
                draft.path("draft").asLong()));
        JsonNode late =
                deputy.get("/api/drafts/" + draft.path("draft").asText()).json();
        assertThat(late.path("overdue").asBoolean()).isTrue();
        ObjectNode objection = request(late).put("stays", false);
        assertThat(deputy.post(path(late, "review"), objection.toString())
                        .json()
                        .path("reviewedBy")
                        .asText())
                .isEqualTo("cycle-deputy");
        assertThat(author.get("/api/rules/" + rule(draft) + "/versions")
                        .json()
                        .at("/items/0/returnsTo")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void faultsAreToldWithTheirPlacesAndKeepADraftFromBeingSubmitted() {
        String body = text("cycle.fault").replace("condition: ponzi_gap", "condition: ponzi_gapp");
        ObjectNode asked =
                Json.MAPPER.createObjectNode().put("id", "ponzi.fault").put("body", body);
        JsonNode faults =
                author.post("/api/rules/check", asked.toString()).json().path("faults");
        assertThat(faults.findValuesAsText("message")).anyMatch(one -> one.contains("ponzi_gapp"));
        assertThat(faults.path(0).path("line").asInt()).isPositive();
        JsonNode draft =
                author.post("/api/rules/ponzi.fault/drafts", asked.toString()).json();
        assertThat(step(author, draft, "submit").status()).isEqualTo(400);
    }

    @Test
    void aTrialStandsAmongTextsOfItsKindAndItsAlertsInTheStudioOnly() {
        JsonNode draft = in("shadow");
        long id = draft.path("draft").asLong();
        stack.record.useHandle(handle -> handle.execute(
                "INSERT INTO desk.shadow_alert (draft, trial, id, institution, subject_type, subject, severity, message_zh,"
                        + " message_en, figures, episode_day, event_day, data_state) VALUES (?, 1, 'shadow-only-1', ?, 'institution',"
                        + " ?, 'high', '影子', 'a shadow', '{}', '2026-05-01', '2026-05-02', 'firing')",
                id,
                Seed.POOLING,
                Seed.POOLING));
        JsonNode trial = author.get("/api/drafts/" + id + "/shadow").json();
        assertThat(trial.at("/trial/alerts").asInt()).isEqualTo(1);
        assertThat(trial.at("/items/0/id").asText()).isEqualTo("shadow-only-1");
        assertThat(people.get("viewer").get("/api/drafts/" + id + "/shadow").status())
                .isEqualTo(403);
        Calls all =
                Calls.person(stack, "cycle-all", "[\"administrator\",\"analyst\",\"approver\",\"auditor\"]", "null");
        for (String route : stack.desk.routes()) {
            if (route.startsWith("GET /")
                    && !route.contains("/stream")
                    && !route.equals("GET /api/drafts/{n}/shadow")) {
                String path = route.substring(4)
                        .replace("{n}", Long.toString(id))
                        .replace("{code}", Seed.POOLING)
                        .replace("{id}", route.contains("rules") ? rule(draft) : "shadow-only-1")
                        .replaceAll("\\{[a-z]+}", "shadow-only-1");
                Answer answer = all.get(path);
                if (answer.status() == 200) {
                    assertThat(answer.body()).as(route).doesNotContain("shadow-only-1");
                }
            }
        }
        assertThat(stack.one(Long.class, "SELECT count(*) FROM desk.alert WHERE id = 'shadow-only-1'"))
                .isZero();
        JsonNode ended = author.call(
                        "DELETE", path(draft, "shadow"), request(draft).toString())
                .json();
        assertThat(ended.path("state").asText()).isEqualTo("draft");
        assertThat(author.get("/api/drafts/" + id + "/shadow")
                        .json()
                        .at("/trial/running")
                        .asBoolean())
                .isFalse();
    }

    /** A draft of a rule of its own that has come as far as {@code state}. */
    private static JsonNode in(String state) {
        JsonNode draft = begin();
        return switch (state) {
            case "shadow" -> step(author, draft, "shadow").json();
            case "submitted" -> step(author, draft, "submit").json();
            case "approved" -> step(head, in("submitted"), "approve").json();
            case "active" -> step(head, in("approved"), "activate").json();
            case "rejected" -> step(head, in("submitted"), "reject").json();
            case "withdrawn" -> step(author, draft, "withdraw").json();
            default -> draft;
        };
    }

    private static JsonNode begin() {
        String rule = "ponzi.cycle-" + number++;
        stack.record.useHandle(handle -> handle.execute(
                "INSERT INTO desk.rule_version (rule, version, hash, status, body) VALUES (?, 1, 'first', 'active', ?)",
                rule,
                text(rule)));
        Answer answer = author.post("/api/rules/" + rule + "/drafts", proposal(rule, "0.05", null));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode edit(Calls writer, JsonNode draft, String gap) {
        Answer answer = writer.put("/api/drafts/" + draft.path("draft").asText(), proposal(rule(draft), gap, draft));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Answer step(Calls who, JsonNode draft, String step) {
        return who.post(path(draft, step), request(draft).toString());
    }

    private static ObjectNode request(JsonNode draft) {
        return Json.MAPPER
                .createObjectNode()
                .put("edition", draft.path("edition").asInt())
                .put("hash", draft.path("hash").asText())
                .put("reason", "seen");
    }

    private static String path(JsonNode draft, String step) {
        return "/api/drafts/" + draft.path("draft").asText() + "/" + step;
    }

    private static String rule(JsonNode draft) {
        return draft.path("rule").asText();
    }

    private static String proposal(String rule, String gap, JsonNode seen) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("body", text(rule))
                .put("tests", TESTS)
                .put("note", "looser");
        body.putObject("parameters").put("gap", Double.parseDouble(gap));
        if (seen != null) {
            body.put("edition", seen.path("edition").asInt());
        }
        return body.toString();
    }

    private static String text(String rule) {
        return """
                id: %s
                pattern: ponzi
                status: live
                title: {zh: 样例, en: Sample}
                subject: institution
                applies: {types: [p2p]}
                basis: [{law: L, article: "1", mark: LAW}]
                parameters:
                  gap: {default: 0.1, min: 0.01, max: 1, step: 0.01, unit: share, why: {zh: 默认, en: ours}}
                condition: ponzi_gap > p.gap
                severity: high
                message: {zh: "缺口 {ponzi_gap}", en: "gap {ponzi_gap}"}
                false-positives: [{zh: 无, en: none}]
                triage: {zh: 核对, en: check}
                """
                .formatted(rule);
    }
}
