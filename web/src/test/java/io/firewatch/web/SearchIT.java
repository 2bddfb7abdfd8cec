package io.firewatch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.Calls.Answer;
import io.firewatch.web.http.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One box for everything, as far as whoever asks may see it. */
class SearchIT {
    /** What a reader takes for at once, as the desk promises it on its seeded city. */
    private static final long INSTANT_MILLIS = 200;

    private static final String LOAN = "SBQ-2026-0001";
    private static final String PRODUCT = "WYQ-30-001";
    private static final String PERSON = "c0ffee00000000000000000000000001";

    private static DeskStack stack;
    private static Calls admin;
    private static Calls neighbour;
    private static Calls analyst;

    @BeforeAll
    static void start() {
        stack = DeskStack.get();
        admin = Calls.signedIn(stack.url());
        neighbour = Calls.person(stack, "search-neighbour", "[\"viewer\"]", "[\"江南区\"]");
        analyst = Calls.person(stack, "search-analyst", "[\"analyst\"]", "null");
        record(9_001, 2, Seed.POOLING, LOAN);
        record(9_002, 2, Seed.POOLING, LOAN);
        record(9_003, 2, Seed.code(1), "SBQ-2026-0002");
        record(9_004, 86, Seed.POOLING, PRODUCT);
        record(9_005, 1, Seed.POOLING, Seed.PARTY);
        record(9_006, 1, Seed.code(1), PERSON);
        record(9_007, 2, Seed.POOLING, "SBQ-2026-REFUSED", "[\"amount: is missing\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "江畔普惠,CERT00000001", // the beginning of a Chinese name
        "普惠网络,CERT00000001", // its middle
        "CERT00000001,CERT00000001",
        "cert0000000,CERT00000001",
        "91330100MA20000000X,CERT00000001",
        "江北区 江畔,CERT00000001"
    })
    void findsLendersByNameCodeAndDistrict(String q, String code) {
        assertThat(found(admin, q).path("institutions").findValuesAsText("code"))
                .first()
                .isEqualTo(code);
    }

    @Test
    void findsLoansAndProductsByTheBeginningOfTheirCode() {
        JsonNode loans = found(admin, "SBQ-2026").path("loans");
        assertThat(loans.findValuesAsText("code")).containsExactly(LOAN, "SBQ-2026-0002");
        assertThat(loans.path(0).path("institutionName").asText()).isEqualTo(Seed.name(Seed.POOLING));
        assertThat(found(admin, LOAN).path("loans")).hasSize(1);
        assertThat(found(admin, "SBQ").path("loans")).isEmpty();
        assertThat(found(admin, "BQ-2026").path("loans")).isEmpty();
        assertThat(found(admin, "WYQ-30").path("products").findValuesAsText("code"))
                .containsExactly(PRODUCT);
    }

    @Test
    void findsProductsByWordsOfTheirName() {
        for (String q : List.of("江畔月月盈", "月月盈", "江畔 月盈", SeedOfTies.PRODUCT)) {
            JsonNode product = found(admin, q).path("products").path(0);
            assertThat(product.path("code").asText()).as(q).isEqualTo(SeedOfTies.PRODUCT);
            assertThat(product.path("name").asText()).isEqualTo("江畔月月盈");
            assertThat(product.path("institution").asText()).isEqualTo(Seed.POOLING);
        }
        assertThat(found(admin, "盈月月").path("products")).isEmpty();
        assertThat(found(admin, "_月盈").path("products")).isEmpty();
        assertThat(found(neighbour, "月月盈").path("products")).isEmpty();
    }

    @Test
    void aLoanIsToldWithPlanPaymentsAndClaims() {
        String path = "/api/institutions/" + Seed.POOLING + "/loan?loan=" + SeedOfTies.LOAN;
        Answer answer = admin.get(path);
        JsonNode loan = answer.json();
        assertThat(loan.path("principal").asDouble()).isEqualTo(203_000);
        assertThat(loan.path("outstanding").asDouble()).isEqualTo(203_000 - 67_666);
        assertThat(loan.path("status").asInt()).isEqualTo(5);
        assertThat(loan.path("rate").asDouble()).isEqualTo(0.096);
        // The plan was sent anew with fewer periods.
        assertThat(loan.path("plan").findValuesAsText("principal")).containsExactly("67666.0", "67666.0", "67668.0");
        assertThat(loan.path("payments").findValuesAsText("type")).containsExactly("18", "19", "1");
        assertThat(loan.path("claims").findValuesAsText("claim")).containsExactly("FC-150");
        assertThat(loan.path("products").findValuesAsText("product")).containsExactly(SeedOfTies.PRODUCT);
        assertThat(loan.path("guarantors").path(0).path("name").asText()).isEqualTo("恒信融资担保有限公司");
        // Whoever borrows or lends is shortened.
        assertThat(answer.body()).doesNotContain(SeedOfTies.borrower(150), SeedOfTies.party(3_150));
        assertThat(loan.path("borrower").asText()).hasSize(9);
        assertThat(neighbour.get(path).status()).isEqualTo(404);
        assertThat(admin.get("/api/institutions/" + Seed.code(1) + "/loan?loan=" + SeedOfTies.LOAN)
                        .status())
                .isEqualTo(404);
        assertThat(admin.get("/api/institutions/" + Seed.POOLING + "/loan").status())
                .isEqualTo(400);
    }

    @Test
    void aProductIsToldWithTheLoansBehindIt() {
        String path = "/api/institutions/" + Seed.POOLING + "/product?product=" + SeedOfTies.PRODUCT;
        JsonNode product = admin.get(path).json();
        assertThat(product.path("name").asText()).isEqualTo("江畔月月盈");
        assertThat(product.path("claimsInAll").asInt()).isEqualTo(1);
        JsonNode behind = product.path("loans").path(0);
        // The configuration leaves the loan to the claim.
        assertThat(behind.path("loan").asText()).isEqualTo(SeedOfTies.LOAN);
        assertThat(behind.path("amount").asDouble()).isEqualTo(2_000 + 150 * 900);
        assertThat(behind.path("outstanding").asDouble()).isEqualTo(203_000 - 67_666);
        assertThat(neighbour.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "资金沉淀,title", // words of a Chinese title
        "期限为产品期限,message", // the middle of a sentence, without a blank
        "Product shorter,title",
        "assets shorter,both", // words apart, in any order
        "期限错配 稳盈30天,both"
    })
    void findsAlertsByWordsOfEitherLanguage(String q, String where) {
        JsonNode found = found(admin, q);
        assertThat(found.path("alertsInAll").asLong()).as(where).isPositive();
        assertThat(found.path("alerts")).isNotEmpty();
    }

    @Test
    void doesNotTakeTheSameCharactersInAnotherOrderForTheWord() {
        assertThat(found(admin, "淀沉金资").path("alertsInAll").asLong()).isZero();
        assertThat(found(admin, "nosuchword shorter").path("alertsInAll").asLong())
                .isZero();
    }

    @Test
    void findsNothingOfAnotherDistrict() {
        for (String q : List.of("江畔普惠", Seed.POOLING, "江北区", LOAN, PRODUCT, Seed.CRITICAL)) {
            JsonNode found = found(neighbour, q);
            assertThat(found.path("institutions")).as(q).isEmpty();
            assertThat(found.path("loans")).as(q).isEmpty();
            assertThat(found.path("products")).as(q).isEmpty();
            assertThat(found.findValuesAsText("institution")).as(q).doesNotContain(Seed.POOLING);
        }
        assertThat(found(neighbour, "SBQ-2026").path("loans").findValuesAsText("code"))
                .containsExactly("SBQ-2026-0002");
        JsonNode whole = found(admin, Seed.PARTY).path("person");
        assertThat(whole.path("institutions").findValuesAsText("code")).contains(Seed.POOLING);
        JsonNode part = found(neighbour, Seed.PARTY);
        assertThat(part.findValuesAsText("institution")).doesNotContain(Seed.POOLING);
        assertThat(part.path("person").path("institutions").findValuesAsText("code"))
                .doesNotContain(Seed.POOLING);
        assertThat(found(neighbour, PERSON).path("person").path("institutions").findValuesAsText("code"))
                .containsExactly(Seed.code(1));
    }

    @Test
    void aPersonIsShownMaskedAndTheLookUpIsLogged() {
        Answer answer = search(analyst, Seed.PARTY);

        JsonNode person = answer.json().path("person");
        assertThat(person.path("label").asText()).isEqualTo("a7710d2b…");
        assertThat(person.path("alertsInAll").asLong()).isPositive();
        assertThat(answer.body()).doesNotContain(Seed.PARTY);
        JsonNode line = lookUps("search-analyst").path(0);
        assertThat(line.path("subject").asText()).isEqualTo("a7710d2b…");
        assertThat(line.path("detail").toString()).contains("identity");
    }

    @Test
    void aDocumentIsLookedUpInPersonByWhoMaySeePersonalData() {
        String body = "{\"q\":\"" + Seed.DOCUMENT + "\"}";
        assertThat(admin.post("/api/search", body).status()).isEqualTo(403);
        assertThat(neighbour.post("/api/search", body).status()).isEqualTo(403);
        Calls program = Calls.with(
                stack.url(),
                analyst.post("/api/tokens", "{\"name\":\"search\"}")
                        .json()
                        .path("token")
                        .asText());
        assertThat(program.post("/api/search", body).status()).isEqualTo(403);

        Answer answer = analyst.post("/api/search", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("person").path("label").asText()).isEqualTo("a7710d2b…");
        assertThat(analyst.post("/api/search", "{\"document\":\"" + Seed.DOCUMENT + "\"}")
                        .body())
                .isEqualTo(answer.body());
        assertThat(analyst.post("/api/search", "{\"document\":\"E12345678\"}")
                        .json()
                        .has("person"))
                .isFalse();
        assertThat(answer.body() + lookUps("search-analyst")).doesNotContain(Seed.DOCUMENT);
        assertThat(lookUps("search-analyst").path(0).path("detail").toString()).contains("document");
    }

    @Test
    void aDocumentInAnAddressIsRefusedAndNotEchoed() {
        for (String document : List.of(Seed.DOCUMENT, "33010619850317123x", "ab".repeat(32))) {
            Answer answer = analyst.get("/api/search?q=" + document);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("document-in-address").doesNotContain(document);
        }
    }

    @Test
    void lookingUpOneAfterTheOtherIsSlowed() {
        Calls curious = Calls.person(stack, "search-curious", "[\"viewer\"]", "null");
        int answered = 0;
        while (search(curious, "0".repeat(32)).status() == 200) {
            assertThat(++answered).isLessThan(100);
        }
        assertThat(answered).isEqualTo(20);
        assertThat(search(curious, "江畔").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "%", "_", "\\", "'; DROP TABLE x", "\"", "*", "a*b?c", "🔥", "（", "NOT"})
    void whateverIsTypedIsAWordAndNoPattern(String q) {
        Answer answer = search(admin, q);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("institutions")).isEmpty();
        assertThat(answer.json().path("loans")).isEmpty();
    }

    @Test
    void refusesWhatIsNoQuestion() {
        assertThat(search(admin, "x".repeat(101)).status()).isEqualTo(400);
        assertThat(search(admin, "a\u0000b").status()).isEqualTo(400);
        assertThat(admin.get("/api/search?q=x&size=0").status()).isEqualTo(400);
        assertThat(admin.post("/api/search", "{\"document\":\"\"}").status()).isEqualTo(400);
    }

    @Test
    void answersAtOnce() {
        List<String> questions = List.of("江", "江畔", "CERT", "SBQ-2026", "期限错配", "Product shorter", "稳盈30天");
        questions.forEach(q -> found(admin, q)); // a desk that has run a while
        await().untilAsserted(() -> assertThat(questions).allSatisfy(q -> {
            long start = System.nanoTime();
            found(admin, q);
            assertThat((System.nanoTime() - start) / 1_000_000).as(q).isLessThan(INSTANT_MILLIS);
        }));
    }

    private static JsonNode found(Calls calls, String q) {
        Answer answer = search(calls, q);
        assertThat(answer.status()).as(q).isEqualTo(200);
        return answer.json();
    }

    private static Answer search(Calls calls, String q) {
        return calls.get("/api/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
    }

    private static JsonNode lookUps(String actor) {
        return admin.get("/api/audit?action=person-lookup&actor=" + actor)
                .json()
                .path("items");
    }

    private static void record(long seq, int infType, String institution, String key) {
        record(seq, infType, institution, key, "[]");
    }

    /** Sequence numbers beyond those the pipeline counts. */
    private static void record(long seq, int infType, String institution, String key, String refusals) {
        stack.record.useHandle(handle -> handle.execute(
                "INSERT INTO feed.record (seq, received_at, batch_id, position, institution, inf_type, business_day,"
                        + " record_key, body, refusals) VALUES (?, now(), 9, ?, ?, ?, ?, ?, ?, ?::jsonb)",
                seq,
                (int) seq,
                institution,
                infType,
                Seed.TODAY,
                key,
                Json.MAPPER.createObjectNode().put("sourceProductCode", key).toString(),
                refusals));
    }
}
