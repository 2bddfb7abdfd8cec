package io.firewatch.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.http.Json;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What the seeded lenders reported and what the register said of them over time: borrowers, some of them elsewhere too,
 * guarantors, claims, money, and who stands behind whom. Landed as the gateway and the importers do.
 */
final class SeedOfTies {
    /** Borrowers of the pooling lender with living loans, each one. */
    static final int BORROWERS = 180;

    /** The first so many of them borrow at the second lender too, and half of those at the fifth. */
    static final int SHARED = 12;

    static final int LENDERS = 160;

    /** A loan of the pooling lender that is told with everything, and the product that holds its only claim, which an alert is about. */
    static final String LOAN = "SB-150";

    static final String PRODUCT = "WY30-10";

    /** The company behind the pooling lender; it borrows at the eighth. */
    static final String OWNER = party(9_001);

    static final String CONTROLLER = party(9_002);
    static final String GUARANTOR = party(9_003);

    /** Three borrowers are paid out to it. */
    static final String ACCOUNT = party(9_900);

    private static final LocalDate TODAY = Seed.TODAY;
    private static final String[] AGES = {"18-24", "25-34", "25-34", "35-44", "35-44", "45-54"};
    private static final String[] REGIONS = {"330102", "330102", "330105", "330105", "340100", "320100", "410100"};

    private final Jdbi record;
    private long seq;

    SeedOfTies(Jdbi record, long firstSeq) {
        this.record = record;
        this.seq = firstSeq;
    }

    /** Lands everything; answers the number of the last record. */
    long plant() {
        record.useTransaction(handle -> {
            people(handle);
            loans(handle);
            money(handle);
            toldInFull(handle);
            register(handle);
        });
        return seq - 1;
    }

    /** A re-keyed identity, the beginnings of which differ. */
    static String party(int number) {
        return "%08x%024x".formatted((number * 2_654_435_761L) & 0xffff_ffffL, number);
    }

    static String borrower(int i) {
        return party(1_000 + i);
    }

    private void people(Handle handle) {
        for (int i = 0; i < BORROWERS; i++) {
            ObjectNode person = person(i);
            if (i < 3) {
                person.putArray("userList")
                        .addObject()
                        .put("userBankAccount", "6222****1234")
                        .put("accountKey", ACCOUNT);
            }
            land(handle, Seed.POOLING, 1, null, borrower(i), person);
            if (i < SHARED) {
                land(handle, Seed.code(1), 1, null, borrower(i), person(i));
            }
        }
        for (int i = 0; i < LENDERS; i++) {
            land(handle, Seed.POOLING, 1, null, party(3_000 + i), person(i + 1));
        }
        company(handle, Seed.code(7), OWNER, "望川贸易有限公司");
        company(handle, Seed.POOLING, GUARANTOR, "恒信融资担保有限公司");
    }

    /** Two are minors and three live in a province nobody else lives in: neither may be seen. */
    private static ObjectNode person(int i) {
        String age = i < 2 ? "<18" : i % 29 == 28 ? "65+" : AGES[i % AGES.length];
        String region = i >= 40 && i < 43 ? "540100" : REGIONS[i % REGIONS.length];
        return Json.MAPPER
                .createObjectNode()
                .put("userType", "1")
                .put("userName", "陈**")
                .put("ageBand", age)
                .put("sex", i % 3 == 0 ? "female" : "male")
                .put("region", region);
    }

    private void company(Handle handle, String lender, String party, String name) {
        land(
                handle,
                lender,
                1,
                null,
                party,
                Json.MAPPER.createObjectNode().put("userType", "2").put("userName", name));
    }

    private void loans(Handle handle) {
        for (int i = 0; i < BORROWERS; i++) {
            loan(handle, Seed.POOLING, "SB-" + i, borrower(i), 8_000 + i * 1_300, i % 6 == 0 ? GUARANTOR : "");
            if (i < SHARED) {
                loan(handle, Seed.code(1), "CS-" + i, borrower(i), 60_000, i % 2 == 0 ? GUARANTOR : "");
            }
            if (i < SHARED / 2) {
                loan(handle, Seed.code(4), "HZ-" + i, borrower(i), 25_000, "");
            }
        }
        loan(handle, Seed.code(7), "QH-1", OWNER, 2_400_000, "");
        // Repaid: it ties nobody any more.
        loan(handle, Seed.code(2), "DS-1", borrower(0), 90_000, "");
        land(
                handle,
                Seed.code(2),
                6,
                TODAY.minusDays(3),
                "DS-1|3|2026-05-26 10:00:00",
                Json.MAPPER.createObjectNode().put("sourceProductCode", "DS-1").put("productStatus", "3"));
        for (int i = 0; i < LENDERS; i++) {
            land(
                    handle,
                    Seed.POOLING,
                    82,
                    TODAY.minusDays(i % 50),
                    "FC-" + i,
                    Json.MAPPER
                            .createObjectNode()
                            .put("finClaimId", "FC-" + i)
                            .put("sourceProductCode", "SB-" + i)
                            .put("userIdcardHash", party(3_000 + i))
                            .put("invAmount", String.valueOf(2_000 + i * 900)));
        }
    }

    /** Of 203,000 yuan two instalments of three are due, one is repaid. */
    private void toldInFull(Handle handle) {
        land(
                handle,
                Seed.POOLING,
                2,
                TODAY.minusDays(40),
                LOAN,
                Json.MAPPER
                        .createObjectNode()
                        .put("sourceProductCode", LOAN)
                        .put("userIdcardHash", borrower(150))
                        .put("amount", "203000.00")
                        .put("productName", "经营周转第150期")
                        .put("loanDescribe", "用于门店装修与备货，还款来源为经营收入。")
                        .put("loanRate", "0.096000")
                        .put("term", "90")
                        .put("loanUse", "11")
                        .put("payType", "1")
                        .put("loanType", "3")
                        .put("securityCompanyIdcard", GUARANTOR)
                        .put("securityCompanyName", "恒信融资担保有限公司")
                        .put("guarantorKinds", "company"));
        land(
                handle,
                Seed.POOLING,
                6,
                TODAY.minusDays(38),
                LOAN + "|5|" + TODAY.minusDays(38) + " 10:00:00",
                Json.MAPPER.createObjectNode().put("sourceProductCode", LOAN).put("productStatus", "5"));
        for (int issue = 1; issue <= 4; issue++) {
            plan(handle, issue, 4, 50_750);
        }
        for (int issue = 1; issue <= 3; issue++) {
            plan(handle, issue, 3, issue == 3 ? 67_668 : 67_666);
        }
        payment(handle, 1, TODAY.minusDays(38), 198_000);
        payment(handle, 18, TODAY.minusDays(8), 67_666);
        payment(handle, 19, TODAY.minusDays(8), 1_624);
        land(
                handle,
                Seed.POOLING,
                86,
                TODAY.minusDays(60),
                PRODUCT,
                Json.MAPPER
                        .createObjectNode()
                        .put("sourceFinancingCode", PRODUCT)
                        .put("productName", "江畔月月盈")
                        .put("rate", "0.082000")
                        .put("term", "30"));
        land(
                handle,
                Seed.POOLING,
                87,
                null,
                "PZ-150",
                Json.MAPPER
                        .createObjectNode()
                        .put("configId", "PZ-150")
                        .put("sourceFinancingCode", PRODUCT)
                        .put("finClaimId", "FC-150")
                        .put("sourceProductCode", "-1"));
    }

    private void plan(Handle handle, int issue, int issues, int yuan) {
        land(
                handle,
                Seed.POOLING,
                81,
                null,
                LOAN + "|" + issue,
                Json.MAPPER
                        .createObjectNode()
                        .put("sourceProductCode", LOAN)
                        .put("issue", String.valueOf(issue))
                        .put("totalIssue", String.valueOf(issues))
                        .put("curFund", yuan + ".00")
                        .put("curInterest", "1624.00")
                        .put("repayTime", TODAY.minusDays(38).plusDays(30L * issue) + " 23:59:59"));
    }

    private void payment(Handle handle, int type, LocalDate day, int yuan) {
        land(
                handle,
                Seed.POOLING,
                4,
                day,
                LOAN + "|" + type + "|" + day,
                Json.MAPPER
                        .createObjectNode()
                        .put("transId", LOAN + "-" + type)
                        .put("transType", String.valueOf(type))
                        .put("transMoney", yuan + ".00")
                        .put("sourceProductCode", LOAN)
                        .put("userIdcardHash", borrower(150)));
    }

    void loan(Handle handle, String lender, String loan, String borrower, int yuan, String guarantor) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("sourceProductCode", loan)
                .put("userIdcardHash", borrower)
                .put("amount", yuan + ".00");
        if (!guarantor.isEmpty()) {
            body.put("securityCompanyIdcard", guarantor)
                    .put("securityCompanyName", "恒信融资担保有限公司")
                    .put("guarantorKinds", "company");
        }
        land(handle, lender, 2, TODAY.minusDays(40), loan, body);
    }

    /** Sixty days of money by type; one deposit is told twice, and one is reversed. */
    private void money(Handle handle) {
        int[][] typesAndYuan = {
            {6, 410_000},
            {2, 360_000},
            {1, 310_000},
            {4, 18_000},
            {3, 9_000},
            {18, 240_000},
            {19, 31_000},
            {8, 225_000},
            {9, 27_000},
            {7, 220_000},
            {17, 60_000},
            {11, 60_000},
            {44, 4_000},
            {37, 12_000},
            {50, 1_500}
        };
        for (int back = 0; back < 60; back++) {
            for (int[] one : typesAndYuan) {
                transact(handle, "M" + back + "-" + one[0], one[0], TODAY.minusDays(back), one[1] + back * 10);
            }
        }
        transact(handle, "M0-6", 6, TODAY, 410_000);
        transact(handle, "R0-6", 6, TODAY, -1_000);
    }

    private void transact(Handle handle, String id, int type, LocalDate day, int yuan) {
        land(
                handle,
                Seed.POOLING,
                4,
                day,
                id + "|" + type + "|" + borrower(5) + "|||" + day + " 10:00:00|" + yuan * 100L,
                Json.MAPPER
                        .createObjectNode()
                        .put("transId", id)
                        .put("transType", String.valueOf(type))
                        .put("transMoney", yuan + ".00")
                        .put("userIdcardHash", borrower(5)));
    }

    private void register(Handle handle) {
        facts(handle, "2024-03-01", "城市商业银行", "2026-05-31", "40000000.00");
        facts(handle, "2025-06-10", "农村商业银行", "2026-05-31", "40000000.00");
        facts(handle, "2026-02-20", "农村商业银行", "2028-05-31", "52000000.00");
        tie(handle, CONTROLLER, "person", "王**", "controller", null, null, "2015-06-01", null);
        tie(handle, CONTROLLER, "person", "王**", "shareholder", OWNER, 0.6, "2019-04-02", null);
        tie(handle, OWNER, "company", "望川贸易有限公司", "shareholder", null, 0.45, "2019-05-01", null);
        tie(handle, party(9_004), "person", "李**", "legal-representative", null, null, "2015-06-01", "2025-11-30");
        tie(handle, party(9_005), "person", "赵**", "legal-representative", null, null, "2025-12-01", null);
        event(handle, "2025-12-01", "legal-representative-changed", "");
        event(handle, "2026-05-10", "complaint", "提现两日未到账");
    }

    private void facts(Handle handle, String told, String custodian, String licensedTo, String netAssets) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("name", Seed.name(Seed.POOLING))
                .put("type", "p2p")
                .put("district", "江北区")
                .put("licensedFrom", "2015-06-01")
                .put("licensedTo", licensedTo)
                .put("custodian", custodian)
                .put("netAssets", netAssets);
        land(handle, Seed.POOLING, 1005, null, "facts", body, OffsetDateTime.parse(told + "T10:00:00+08:00"));
    }

    private void tie(
            Handle handle,
            String party,
            String kind,
            String name,
            String role,
            String of,
            Double share,
            String from,
            String to) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("kind", kind)
                .put("party", party)
                .put("name", name)
                .put("role", role)
                .put("of", of)
                .put("ofName", of == null ? null : "望川贸易有限公司")
                .put("share", share == null ? null : String.valueOf(share))
                .put("from", from)
                .put("to", to);
        String key = String.join("|", party, role, of == null ? "" : of, from);
        land(
                handle,
                Seed.POOLING,
                1003,
                LocalDate.parse(from),
                key,
                body,
                OffsetDateTime.parse("2025-12-02T09:00:00+08:00"));
        handle.execute(
                "INSERT INTO registry.affiliation (institution, party_kind, party, party_name, role, share, valid_from,"
                        + " valid_to, of_party, of_name) VALUES (?, ?, ?, ?, ?, ?, ?::date, ?::date, ?, ?)",
                Seed.POOLING,
                kind,
                party,
                name,
                role,
                share,
                from,
                to,
                of,
                of == null ? null : "望川贸易有限公司");
    }

    private void event(Handle handle, String day, String kind, String note) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("date", day)
                .put("kind", kind)
                .put("note", note);
        land(handle, Seed.POOLING, 1006, LocalDate.parse(day), day + "|" + kind, body);
    }

    void land(Handle handle, String lender, int type, LocalDate day, String key, ObjectNode body) {
        land(handle, lender, type, day, key, body, OffsetDateTime.of(2026, 5, 29, 12, 0, 0, 0, ZoneOffset.ofHours(8)));
    }

    private void land(
            Handle handle, String lender, int type, LocalDate day, String key, ObjectNode body, OffsetDateTime at) {
        handle.execute(
                "INSERT INTO feed.record (seq, received_at, batch_id, position, institution, inf_type, business_day,"
                        + " record_key, body) VALUES (?, ?, 2, 1, ?, ?, ?, ?, ?)",
                seq++,
                at,
                lender,
                type,
                day,
                key,
                body.toString());
    }
}
