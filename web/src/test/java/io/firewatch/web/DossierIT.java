package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.Calls.Answer;
import io.firewatch.web.http.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a lender's page asks, over the seeded city. */
class DossierIT {
    private static final Pattern IDENTITY = Pattern.compile("[0-9a-f]{32}");
    private static final String PATH = "/api/institutions/" + Seed.POOLING;
    private static final String ROOT = "institution:" + Seed.POOLING;

    private static DeskStack stack;
    private static Calls admin;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
    }

    @Test
    void theGraphTiesALenderToWhoeverStandsBehindItAndToOthers() {
        Answer answer = admin.get(PATH + "/graph");
        assertThat(IDENTITY.matcher(answer.body()).find())
                .as("identities are whole")
                .isFalse();
        JsonNode graph = answer.json();
        assertThat(graph.path("root").asText()).isEqualTo(ROOT);
        assertThat(find(graph, "nodes", id("institution:" + Seed.code(1)))
                        .path("hops")
                        .asInt())
                .isEqualTo(2);
        JsonNode owner = find(graph, "nodes", id(node(SeedOfTies.OWNER)));
        assertThat(owner.path("kind").asText()).isEqualTo("company");
        assertThat(owner.path("label").asText()).startsWith("望川贸易有限公司 · ");
        JsonNode holds = find(graph, "edges", id(node(SeedOfTies.OWNER) + "|shareholder|" + ROOT));
        assertThat(holds.path("share").asDouble()).isEqualTo(0.45);
        assertThat(holds.path("since").asText()).isEqualTo("2019-05-01");
        assertThat(holds.path("evidence")).hasSize(1);
        JsonNode elsewhere =
                find(graph, "edges", id(node(SeedOfTies.borrower(0)) + "|borrows|institution:" + Seed.code(1)));
        assertThat(elsewhere.path("amount").asDouble()).isEqualTo(60_000);
        assertThat(elsewhere.path("evidence")).hasSize(1);
        // A loan that was repaid ties nobody.
        assertThat(answer.body()).doesNotContain(Seed.code(2));
        for (JsonNode one : graph.path("nodes")) {
            assertThat(one.path("hops").asInt()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void theGraphGoesOnFromNodeToNodeAndEndsAfterThreeSteps() {
        String borrower = node(SeedOfTies.borrower(1));
        JsonNode beyond = admin.get(PATH + "/graph?via=" + borrower).json();
        String account = "account:" + SeedOfTies.ACCOUNT.substring(0, 8);
        JsonNode shares = find(beyond, "edges", id(borrower + "|shares-account|" + account));
        assertThat(shares.path("weight").asDouble()).isEqualTo(1 / 3.0);

        JsonNode sharers =
                admin.get(PATH + "/graph?via=" + borrower + "," + account).json();
        assertThat(find(sharers, "nodes", id(node(SeedOfTies.borrower(2))))
                        .path("hops")
                        .asInt())
                .isEqualTo(3);

        Answer further =
                admin.get(PATH + "/graph?via=" + borrower + "," + account + "," + node(SeedOfTies.borrower(2)));
        assertThat(further.status()).isEqualTo(400);
        assertThat(further.body()).contains("3 hops");
        // Nobody is reached who is not tied to the place before.
        assertThat(admin.get(PATH + "/graph?via=" + node(SeedOfTies.party(3_001)))
                        .status())
                .isEqualTo(404);
        assertThat(admin.get(PATH + "/graph?via=party:%25").status()).isEqualTo(400);
    }

    @Test
    void theGraphMarksThePathOfAnAlert() {
        ObjectNode alert = Seed.alert(71).put("id", "alert-dossier-path");
        ArrayNode exhibits = alert.withObject("evidence").putArray("exhibits");
        ObjectNode path = exhibits.addObject().put("kind", "path").put("confidence", 0.6);
        ArrayNode edges = path.putArray("edges");
        edges.addObject()
                .put("type", "controller")
                .put("from", SeedOfTies.CONTROLLER)
                .put("to", Seed.POOLING)
                .putArray("evidence")
                .add(7);
        edges.addObject()
                .put("type", "shareholder")
                .put("from", SeedOfTies.CONTROLLER)
                .put("to", SeedOfTies.OWNER)
                .put("share", 0.6);
        edges.addObject().put("type", "borrows").put("from", SeedOfTies.OWNER).put("to", "loans");
        stack.seed.raise(alert, -1);
        stack.seed.refresh();

        JsonNode graph = admin.get(PATH + "/graph?alert=alert-dossier-path").json();
        JsonNode marked = graph.path("paths").path(0);
        assertThat(marked.path("confidence").asDouble()).isEqualTo(0.6);
        assertThat(marked.path("nodes"))
                .extracting(JsonNode::asText)
                .containsExactly(node(SeedOfTies.CONTROLLER), ROOT, node(SeedOfTies.OWNER));
        marked.path("edges").forEach(edge -> find(graph, "edges", id(edge.asText())));
        assertThat(admin.get("/api/institutions/" + Seed.code(1) + "/graph?alert=alert-dossier-path")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAlertAboutABorrowerMarksTheBorrower() {
        ObjectNode alert = Seed.alert(3).put("id", "alert-dossier-party").put("institution", Seed.POOLING);
        alert.putObject("subject")
                .put("type", "party")
                .put("id", SeedOfTies.borrower(90))
                .put("label", "陈**");
        stack.seed.raise(alert, -1);
        stack.seed.refresh();
        JsonNode graph = admin.get(PATH + "/graph?alert=alert-dossier-party").json();
        assertThat(graph.path("paths").path(0).path("edges"))
                .extracting(JsonNode::asText)
                .containsExactly(node(SeedOfTies.borrower(90)) + "|borrows|" + ROOT);
    }

    @Test
    void tellsWhatTiesALenderToOthers() {
        JsonNode items = admin.get(PATH + "/exposure").json().path("items");
        JsonNode related = find(items, lender(Seed.code(7)));
        assertThat(related.path("related").path("parties").asInt()).isEqualTo(1);
        assertThat(related.path("related").path("there").asDouble()).isEqualTo(2_400_000);
        JsonNode second = find(items, lender(Seed.code(1)));
        assertThat(second.path("borrowers").path("parties").asInt()).isEqualTo(SeedOfTies.SHARED);
        assertThat(second.path("borrowers").path("there").asDouble()).isEqualTo(SeedOfTies.SHARED * 60_000);
        assertThat(second.path("guarantors").path("parties").asInt()).isEqualTo(1);
        assertThat(second.path("name").asText()).isEqualTo(Seed.name(Seed.code(1)));
        assertThat(items.path(0).path("institution").asText()).isEqualTo(Seed.code(7));
        assertThat(items).hasSize(3);
    }

    @Test
    void aPersonOfADistrictSeesTiesWithinItOnly() {
        Calls ofDistrict = Calls.person(stack, "ties", "[\"viewer\"]", "[\"江北区\"]");
        Answer graph = ofDistrict.get(PATH + "/graph");
        assertThat(graph.body())
                .contains(Seed.code(4))
                .doesNotContain(Seed.code(1))
                .doesNotContain(Seed.code(7));
        Answer beyond = ofDistrict.get(PATH + "/graph?via=" + node(SeedOfTies.borrower(0)));
        assertThat(beyond.body()).contains(Seed.code(4)).doesNotContain(Seed.code(1));
        assertThat(ofDistrict
                        .get(PATH + "/graph?via=" + node(SeedOfTies.borrower(0)) + ",institution:" + Seed.code(1))
                        .status())
                .isEqualTo(404);
        JsonNode items = ofDistrict.get(PATH + "/exposure").json().path("items");
        assertThat(items).extracting(one -> one.path("institution").asText()).containsExactly(Seed.code(4));
    }

    @Test
    void thePortraitShowsNoHandfulOfPeople() {
        JsonNode sides = admin.get(PATH + "/portrait").json().path("sides");
        assertThat(sides).hasSize(2);
        JsonNode borrowers = sides.path(0);
        assertThat(borrowers.path("role").asText()).isEqualTo("borrower");
        assertThat(borrowers.path("people").asInt()).isEqualTo(SeedOfTies.BORROWERS);
        JsonNode ages = find(
                borrowers.path("tables"), one -> one.path("dimension").asText().equals("age"));
        assertThat(ages.path("cells"))
                .extracting(cell -> cell.path("id").asText())
                .doesNotContain("<18");
        assertThat(ages.path("rest").asInt()).isGreaterThanOrEqualTo(5);
        JsonNode provinces = find(
                borrowers.path("tables"), one -> one.path("dimension").asText().equals("province"));
        // Three live in Tibet: they are put together with the smallest province that could have told of them.
        assertThat(provinces.path("cells"))
                .extracting(cell -> cell.path("id").asText())
                .doesNotContain("54");
        for (JsonNode side : sides) {
            for (JsonNode table : side.path("tables")) {
                int people = table.path("rest").asInt();
                for (JsonNode cell : table.path("cells")) {
                    assertThat(cell.path("people").asInt()).isGreaterThanOrEqualTo(5);
                    people += cell.path("people").asInt();
                }
                assertThat(people).isEqualTo(side.path("people").asInt());
            }
        }
        assertThat(sides.path(1).path("people").asInt()).isEqualTo(SeedOfTies.LENDERS);
        JsonNode none =
                admin.get("/api/institutions/" + Seed.code(4) + "/portrait").json();
        assertThat(none.path("sides").path(0).path("enough").asBoolean()).isFalse();
        assertThat(none.toString()).doesNotContain("people\":6");
    }

    @Test
    void moneyIsAddedUpByTypeRepeatsOnceAndReversalsOff() {
        JsonNode day = admin.get(PATH + "/money?from=2026-05-29&to=2026-05-29").json();
        JsonNode deposits = find(day.path("flows"), one -> one.path("type").asInt() == 6);
        assertThat(deposits.path("amount").asDouble()).isEqualTo(409_000);
        assertThat(deposits.path("number").asInt()).isEqualTo(2);
        assertThat(deposits.path("payer").asText()).isEqualTo("bank");
        assertThat(deposits.path("payee").asText()).isEqualTo("wallets");
        assertThat(find(day.path("flows"), one -> one.path("type").asInt() == 50)
                        .has("payer"))
                .as("nobody says whose money type 50 is")
                .isFalse();
        JsonNode usual = admin.get(PATH + "/money").json();
        assertThat(usual.path("newest").asText()).isEqualTo("2026-05-29");
        assertThat(usual.path("from").asText()).isEqualTo("2026-04-30");
        assertThat(admin.get(PATH + "/money?from=2020-01-01&to=2026-05-29").status())
                .isEqualTo(400);
        assertThat(admin.get(PATH + "/money?from=yesterday").status()).isEqualTo(400);
    }

    @Test
    void theRegistersHistoryIsToldWithItsDays() {
        JsonNode history = admin.get(PATH + "/history").json();
        JsonNode newest = history.path("changes").path(0);
        assertThat(newest.path("day").asText()).isEqualTo("2026-02-20");
        assertThat(history.path("changes"))
                .extracting(one -> one.path("fact").asText())
                .containsExactly("licensedTo", "netAssets", "custodian");
        JsonNode gone =
                find(history.path("holders"), one -> one.path("name").asText().equals("李**"));
        assertThat(gone.path("to").asText()).isEqualTo("2025-11-30");
        assertThat(history.path("holders")).hasSize(5);
        assertThat(history.path("events").path(0).path("kind").asText()).isEqualTo("complaint");
        assertThat(IDENTITY.matcher(history.toString()).find()).isFalse();
    }

    @Test
    void theTimelinePutsAlertsRegisterAndStepsInOneOrder() {
        String alert = "alert-dossier-step";
        stack.seed.raise(
                Seed.alert(0).put("id", alert).put("institution", Seed.POOLING).put("status", "finding"), -1);
        stack.record.useHandle(handle -> handle.execute(
                "INSERT INTO desk.triage_step (alert, actor, action) VALUES (?, 'admin', 'measure')", alert));
        JsonNode items = admin.get(PATH + "/timeline").json().path("items");
        String before = "9999";
        for (JsonNode item : items) {
            assertThat(item.path("day").asText()).isLessThanOrEqualTo(before);
            before = item.path("day").asText();
        }
        assertThat(find(
                                items,
                                one -> one.path("alert").asText().equals(alert)
                                        && one.path("lane").asText().equals("step"))
                        .path("kind")
                        .asText())
                .isEqualTo("measure");
        find(
                items,
                one -> one.path("kind").asText().equals("fact")
                        && one.path("detail").path("after").asText().equals("农村商业银行"));
        find(items, one -> one.path("kind").asText().equals("holder-to"));
        find(items, one -> one.path("kind").asText().equals("opened"));
        JsonNode may = admin.get(PATH + "/timeline?from=2026-05-01&to=2026-05-31")
                .json()
                .path("items");
        assertThat(may)
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("day").asText()).startsWith("2026-05"));
    }

    @Test
    void keyIndicatorsComeWithTheLimitsInForce() {
        JsonNode items = admin.get(PATH + "/key-indicators").json().path("items");
        assertThat(items.size()).isBetween(3, 12);
        assertThat(items.path(0).path("series").path("name").asText()).isEqualTo("balance");
        // Rules look at balances above a floor; that is no limit.
        assertThat(items.path(0).path("lines")).isEmpty();
        JsonNode unmatched =
                find(items, one -> one.path("series").path("name").asText().equals("unmatched_share"));
        JsonNode line = find(
                unmatched.path("lines"), one -> one.path("rule").asText().equals("fund-pooling.unmatched-balance"));
        // The bureau set 4 % instead of the rule's own 5 %.
        assertThat(line.path("value").asDouble()).isEqualTo(0.04);
        assertThat(line.path("comparison").asText()).isEqualTo(">");
        assertThat(unmatched.path("series").path("unit").asText()).isEqualTo("share");
    }

    /** The same told twice over, in another order and another cut of portions, leaves the same behind. */
    @Test
    void theDigestIsTheSameInAnyOrder() {
        List<String[]> told = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String borrower = SeedOfTies.party(20_000 + i % 3);
            told.add(new String[] {"2", "O-" + i, loan("O-" + i, borrower, 1_000 * (i + 1), SeedOfTies.party(21_000))});
            told.add(new String[] {"82", "OC-" + i, claim(SeedOfTies.party(22_000 + i % 2), 500)});
            told.add(new String[] {"4", "OT-" + i, money(i % 2 + 6, 100)});
        }
        told.add(status("O-0", "3.0", "2026-05-20 10:00:00"));
        // Repaid by mistake, as the lender says later; and of one second the later stage of a loan's life.
        told.add(status("O-3", "3", "2026-05-19 10:00:00"));
        told.add(status("O-3", "5", "2026-05-20 10:00:00"));
        told.add(status("O-6", "5", "2026-05-20 10:00:00"));
        told.add(status("O-6", "1", "2026-05-20 10:00:00"));
        told.add(status("O-4", "6", "2026-05-20 10:00:00"));
        told.add(new String[] {"4", "OR-1", repaid("O-3", 1_500)});
        told.add(new String[] {"4", "OR-2", repaid("O-3", -200)});
        String forward = Seed.code(10);
        String shuffled = Seed.code(11);
        tell(forward, told);
        List<String[]> again = new ArrayList<>(told);
        again.addAll(told);
        Collections.shuffle(again, new Random(3));
        for (int i = 0; i < again.size(); i += 7) {
            tell(shuffled, again.subList(i, Math.min(again.size(), i + 7)));
        }
        for (String table : List.of(
                "digest_stake WHERE role <> 'x' AND",
                "digest_flow WHERE type > 0 AND",
                "digest_claim WHERE claim <> '' AND",
                "digest_payment WHERE type > 0 AND",
                "digest_loan WHERE loan <> '' AND")) {
            assertThat(rows(table, shuffled)).as(table).isNotEmpty().isEqualTo(rows(table, forward));
        }
        // Of three loans of the first borrower one is repaid, and some of another; one of the second's is not paid out
        // yet.
        assertThat(owed(forward, 0)).isEqualTo((4_000 - 1_300 + 7_000) * 100L);
        assertThat(owed(forward, 1)).isEqualTo((2_000 + 8_000) * 100L);
    }

    @Test
    void aRecordThatCannotBeDigestedIsSetAsideAndTheRestGoesOn() {
        String lender = Seed.code(12);
        List<String[]> told = new ArrayList<>();
        told.add(new String[] {"2", "B-1", loan("B-1", SeedOfTies.party(23_000), 1_000, "")});
        told.add(new String[] {"2", "B-2", "{no JSON"});
        told.add(new String[] {"82", "BC-1", claim(SeedOfTies.party(24_000), 1).replace("\"1\"", "\"9e30\"")});
        told.add(new String[] {"2", "B-3", loan("B-3", SeedOfTies.party(23_000), 3_000, "")});
        tell(lender, told);

        assertThat(rows("digest_loan WHERE loan LIKE 'B-%' AND", lender)).hasSize(2);
        List<JsonNode> aside = new ArrayList<>();
        admin.get("/api/pipeline/set-aside").json().path("items").forEach(aside::add);
        assertThat(aside)
                .filteredOn(lender(lender))
                .extracting(one -> one.path("key").asText())
                .containsExactly("BC-1", "B-2");
        assertThat(aside)
                .allSatisfy(one -> assertThat(one.path("reason").asText()).startsWith("ERROR: "));
        assertThat(admin.get("/api/pipeline").json().path("setAside").asInt()).isGreaterThanOrEqualTo(2);
        // Told again without the fault it is there, whatever was set aside of it.
        tell(lender, List.of(new String[] {"82", "BC-1", claim(SeedOfTies.party(24_000), 7)}, new String[] {
            "2", "B-2", loan("B-2", SeedOfTies.party(23_000), 2_000, "")
        }));
        assertThat(stack.one(
                        Long.class,
                        "SELECT fen FROM feed.digest_stake WHERE institution = ? AND role = 'lender' AND party = ?",
                        lender,
                        SeedOfTies.party(24_000)))
                .isEqualTo(700);
        assertThat(rows("digest_loan WHERE loan LIKE 'B-%' AND", lender)).hasSize(3);
    }

    private static long owed(String lender, int borrower) {
        return stack.one(
                Long.class,
                "SELECT fen FROM feed.digest_stake WHERE institution = ? AND role = 'borrower' AND party = ?",
                lender,
                SeedOfTies.party(20_000 + borrower));
    }

    private static String[] status(String loan, String status, String at) {
        return new String[] {
            "6",
            loan + "|" + status + "|" + at,
            Json.MAPPER
                    .createObjectNode()
                    .put("sourceProductCode", loan)
                    .put("productStatus", status)
                    .toString()
        };
    }

    private static String repaid(String loan, int yuan) {
        return Json.MAPPER
                .createObjectNode()
                .put("sourceProductCode", loan)
                .put("transType", "18")
                .put("transMoney", String.valueOf(yuan))
                .toString();
    }

    private static void tell(String lender, List<String[]> records) {
        stack.record.useTransaction(handle -> {
            long seq = handle.createQuery(
                            "SELECT greatest(last_seq, (SELECT max(seq) FROM feed.record), (SELECT seq FROM"
                                    + " feed.digested)) FROM feed.receipt_counter FOR UPDATE")
                    .mapTo(Long.class)
                    .one();
            for (String[] one : records) {
                handle.execute(
                        "INSERT INTO feed.record (seq, received_at, batch_id, position, institution, inf_type,"
                                + " business_day, record_key, body) VALUES (?, now(), 3, 1, ?, ?::smallint, DATE"
                                + " '2026-05-20', ?, ?)",
                        ++seq,
                        lender,
                        one[0],
                        one[1],
                        one[2]);
            }
            handle.execute("UPDATE feed.receipt_counter SET last_seq = ?", seq);
        });
        stack.awaitDigest();
    }

    private static List<String> rows(String tableAnd, String lender) {
        return stack.record.withHandle(handle -> handle.createQuery(
                        "SELECT (to_jsonb(one) - 'institution' - 'seq' - 'status_seq' - 'lenders')::text FROM (SELECT * FROM feed."
                                + tableAnd + " institution = :lender) AS one ORDER BY 1")
                .bind("lender", lender)
                .mapTo(String.class)
                .list());
    }

    private static String loan(String loan, String borrower, int yuan, String guarantor) {
        return Json.MAPPER
                .createObjectNode()
                .put("sourceProductCode", loan)
                .put("userIdcardHash", borrower)
                .put("amount", yuan + ".00")
                .put("securityCompanyIdcard", guarantor)
                .toString();
    }

    private static String claim(String lender, int yuan) {
        return Json.MAPPER
                .createObjectNode()
                .put("userIdcardHash", lender)
                .put("invAmount", String.valueOf(yuan))
                .toString();
    }

    private static String money(int type, int yuan) {
        return Json.MAPPER
                .createObjectNode()
                .put("transType", String.valueOf(type))
                .put("transMoney", String.valueOf(yuan))
                .toString();
    }

    private static String node(String party) {
        return "party:" + party.substring(0, 8);
    }

    private static Predicate<JsonNode> id(String id) {
        return one -> one.path("id").asText().equals(id);
    }

    private static Predicate<JsonNode> lender(String code) {
        return one -> one.path("institution").asText().equals(code);
    }

    private static JsonNode find(JsonNode graph, String what, Predicate<JsonNode> wanted) {
        return find(graph.path(what), wanted);
    }

    private static JsonNode find(JsonNode items, Predicate<JsonNode> wanted) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not among " + items));
    }
}
