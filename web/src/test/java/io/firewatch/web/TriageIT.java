package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.Calls.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The work of the duty officer over the API: clocks, versions, lists, many at once, measures and referrals. */
class TriageIT {
    private static DeskStack stack;
    private static Calls admin;
    private static Calls li;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
        Cases.officer(stack, "li");
        li = Calls.signedIn(stack.url(), "li");
    }

    @Test
    void tellsWhatIsDueAndFindsWhatIsOverdue() {
        String late = Cases.raise(stack, "triage-late", "critical", "new", 3);
        String fresh = Cases.raise(stack, "triage-fresh", "high", "new", 3);
        JsonNode due = admin.get("/api/alerts/" + late).json().path("due");
        assertThat(due.path("what").asText()).isEqualTo("acknowledge");
        assertThat(due.path("overdue").asBoolean()).isTrue();
        assertThat(admin.get("/api/alerts/" + fresh)
                        .json()
                        .path("due")
                        .path("overdue")
                        .asBoolean())
                .isFalse();
        assertThat(ids("overdue=true&size=500")).contains(late).doesNotContain(fresh);
        step(late, "{\"action\":\"acknowledge\"}");
        due = admin.get("/api/alerts/" + late).json().path("due");
        assertThat(due.path("what").asText()).isEqualTo("find");
        assertThat(due.path("overdue").asBoolean()).isFalse();
        for (JsonNode item :
                admin.get("/api/alerts?overdue=true&size=500").json().path("items")) {
            assertThat(item.path("due").path("overdue").asBoolean()).isTrue();
        }
    }

    @Test
    void aFindingHasAVerdictAndAFalseOneEndsTheCase() {
        String id = Cases.raise(stack, "triage-verdict", "medium", "verifying", 1);
        assertThat(act(id, "{\"action\":\"find\",\"verdict\":\"maybe\"}").status())
                .isEqualTo(400);
        assertThat(act(id, "{\"action\":\"find\",\"verdict\":\"false\"}").status())
                .isEqualTo(400);
        JsonNode watched = step(id, "{\"action\":\"find\",\"verdict\":\"watch\"}");
        assertThat(watched.path("status").asText()).isEqualTo("finding");
        assertThat(watched.path("history")
                        .path(0)
                        .path("details")
                        .path("verdict")
                        .asText())
                .isEqualTo("watch");
        String wrong = Cases.raise(stack, "triage-false", "medium", "verifying", 1);
        assertThat(step(wrong, "{\"action\":\"find\",\"verdict\":\"false\",\"reason\":\"queue of one evening\"}")
                        .path("status")
                        .asText())
                .isEqualTo("false-positive");
    }

    @Test
    void theSecondOfTwoIsToldWhatTheFirstDid() {
        String id = Cases.raise(stack, "triage-race", "high", "new", 1);
        Answer seen = li.get("/api/alerts/" + id);
        String etag = seen.headers().firstValue("ETag").orElseThrow();
        assertThat(admin.post(path(id), "{\"action\":\"acknowledge\",\"note\":\"mine\"}", "If-Match", etag)
                        .status())
                .isEqualTo(200);
        Answer second = li.post(path(id), "{\"action\":\"note\",\"note\":\"and mine\"}", "If-Match", etag);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("type").asText()).endsWith(":stale");
        assertThat(second.json().path("since")).hasSize(1);
        assertThat(second.json().path("since").path(0).path("actor").asText()).isEqualTo("admin");
        assertThat(second.json().path("since").path(0).path("note").asText()).isEqualTo("mine");
        long version = second.json().path("version").asLong();
        assertThat(li.post(path(id), "{\"action\":\"note\",\"note\":\"read it\",\"version\":" + version + "}")
                        .status())
                .isEqualTo(200);
        // Without a version nothing is compared, as before there were versions.
        assertThat(li.post(path(id), "{\"action\":\"verify\"}").status()).isEqualTo(200);
        assertThat(admin.get("/api/alerts/" + id).json().path("history")).hasSize(3);
    }

    @Test
    void ofManyAtOnceOnOneVersionExactlyOneIsTaken() {
        String id = Cases.raise(stack, "triage-crowd", "high", "acknowledged", 1);
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> admin.post(path(id), "{\"action\":\"note\",\"note\":\"" + i + "\",\"version\":0}")
                        .status())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        assertThat(admin.get("/api/alerts/" + id).json().path("history")).hasSize(1);
    }

    @Test
    void takesOneStepOnManyAndTellsWhatBecameOfEach() {
        String open = Cases.raise(stack, "triage-many-1", "low", "new", 1);
        String taken = Cases.raise(stack, "triage-many-2", "low", "verifying", 1);
        JsonNode answer = li.post(
                        "/api/alerts/actions",
                        "{\"ids\":[\"%s\",\"%s\",\"none\"],\"action\":\"acknowledge\"}".formatted(open, taken))
                .json();
        assertThat(answer.path("taken").asInt()).isEqualTo(1);
        assertThat(answer.path("results").path(0).path("status").asText()).isEqualTo("acknowledged");
        assertThat(answer.path("results").path(1).path("problem").path("status").asInt())
                .isEqualTo(409);
        assertThat(answer.path("results").path(2).path("problem").path("status").asInt())
                .isEqualTo(404);
        assertThat(li.post("/api/alerts/actions", "{\"ids\":[\"" + open + "\"],\"action\":\"close\"}")
                        .status())
                .isEqualTo(400);
        assertThat(li.post("/api/alerts/actions", "{\"ids\":[],\"action\":\"acknowledge\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void listsMyWorkAndHandsItOver() {
        Cases.officer(stack, "zhang");
        Cases.officer(stack, "zhao");
        Calls zhang = Calls.signedIn(stack.url(), "zhang");
        String mine = Cases.raise(stack, "triage-mine", "high", "new", 1);
        String closed = Cases.raise(stack, "triage-mine-closed", "high", "new", 1);
        assertThat(ids("assignee=none&status=open&size=500")).contains(mine);
        for (String action : new String[] {"acknowledge", "verify", "find", "close"}) {
            zhang.post(path(closed), "{\"action\":\"" + action + "\"}");
        }
        zhang.post(path(mine), "{\"action\":\"acknowledge\"}");
        index(mine, closed);
        assertThat(zhang.get("/api/alerts?assignee=me&status=open").json().path("items"))
                .hasSize(1)
                .allSatisfy(item -> assertThat(item.path("id").asText()).isEqualTo(mine));
        assertThat(ids("assignee=none&status=open&size=500")).doesNotContain(mine);
        assertThat(zhang.post("/api/hand-over", "{\"to\":\"nobody-we-know\"}").status())
                .isEqualTo(400);
        JsonNode answer = zhang.post("/api/hand-over", "{\"to\":\"zhao\",\"note\":\"on leave until June\"}")
                .json();
        assertThat(answer.path("taken").asInt()).isEqualTo(1);
        JsonNode handed = admin.get("/api/alerts/" + mine).json();
        assertThat(handed.path("assignee").asText()).isEqualTo("zhao");
        assertThat(handed.path("history").path(1).path("note").asText()).isEqualTo("on leave until June");
        assertThat(admin.get("/api/alerts/" + closed).json().path("assignee").asText())
                .isEqualTo("zhang");
    }

    @Test
    void aMeasureNamesItsRungAndSetsADeadline() {
        String id = Cases.raise(stack, "triage-measure", "high", "finding", 1);
        assertThat(act(id, "{\"action\":\"measure\",\"rung\":\"thumbscrews\"}").status())
                .isEqualTo(400);
        assertThat(act(id, "{\"action\":\"measure\",\"rung\":\"talk\",\"deadline\":\"2020-01-01\"}")
                        .status())
                .isEqualTo(400);
        step(id, "{\"action\":\"measure\",\"rung\":\"talk\",\"deadline\":\"2099-12-31\"}");
        JsonNode due = admin.get("/api/alerts/" + id).json().path("due");
        assertThat(due.path("what").asText()).isEqualTo("measure");
        assertThat(due.path("at").asText()).isEqualTo("2099-12-31T15:59:59Z");
        step(id, "{\"action\":\"feedback\"}");
        assertThat(admin.get("/api/alerts/" + id).json().path("due").isNull()).isTrue();
        assertThat(step(id, "{\"action\":\"measure\",\"rung\":\"risk-letter\",\"deadline\":\"2099-12-31\"}")
                        .path("status")
                        .asText())
                .isEqualTo("measure");
    }

    @Test
    void aReferralFollowsItsClocks() {
        String id = Cases.raise(stack, "triage-referral", "critical", "finding", 1);
        Calls head = Cases.approver(stack, "triage-head", "局长");
        String approve = "{\"action\":\"approve-referral\"}";
        assertThat(head.post(path(id), approve).status()).isEqualTo(409);
        assertThat(act(id, "{\"action\":\"propose-referral\",\"officers\":\"li\"}")
                        .status())
                .isEqualTo(400);
        step(id, "{\"action\":\"propose-referral\",\"officers\":\"李明、王芳\"}");
        assertThat(due(id)).isEqualTo("referral-decision");
        assertThat(act(id, "{\"action\":\"refer\"}").status()).isEqualTo(409);
        assertThat(head.post(path(id), approve).status()).isEqualTo(200);
        assertThat(due(id)).isEqualTo("hand-over");
        assertThat(step(id, "{\"action\":\"refer\"}").path("status").asText()).isEqualTo("referred");
        assertThat(due(id)).isEqualTo("police-receipt");
        step(id, "{\"action\":\"police-receipt\"}");
        assertThat(due(id)).isEqualTo("police-decision");
        assertThat(act(id, "{\"action\":\"police-decision\",\"decision\":\"maybe\"}")
                        .status())
                .isEqualTo(400);
        step(id, "{\"action\":\"police-decision\",\"decision\":\"declined\"}");
        assertThat(due(id)).isEqualTo("reconsideration");
        step(id, "{\"action\":\"reconsider\"}");
        step(id, "{\"action\":\"police-decision\",\"decision\":\"filed\"}");
        assertThat(admin.get("/api/alerts/" + id).json().path("due").isNull()).isTrue();
        assertThat(act(id, "{\"action\":\"reconsider\"}").status()).isEqualTo(409);
    }

    private static String due(String id) {
        return admin.get("/api/alerts/" + id).json().path("due").path("what").asText();
    }

    private static JsonNode step(String id, String body) {
        Answer answer = act(id, body);
        assertThat(answer.status()).as(body + " " + answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Answer act(String id, String body) {
        return admin.post(path(id), body);
    }

    private static String path(String id) {
        return "/api/alerts/" + id + "/actions";
    }

    private static void index(String... ids) {
        for (String id : ids) {
            stack.seed.index(id);
        }
        stack.seed.refresh();
    }

    private static List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        admin.get("/api/alerts?" + query)
                .json()
                .path("items")
                .forEach(item -> ids.add(((ObjectNode) item).path("id").asText()));
        return ids;
    }
}
