package io.firewatch.ingestion.gateway;

import static io.firewatch.model.record.RecordType.LEND_PRODUCT_CONFIG;
import static io.firewatch.model.record.RecordType.REPAY_PLAN;
import static io.firewatch.model.record.RecordType.SCATTER_INVEST;
import static io.firewatch.model.record.RecordType.STATUS;
import static io.firewatch.model.record.RecordType.TRANSACT;
import static io.firewatch.model.record.RecordType.TRANSFER_PROJECT;
import static io.firewatch.model.record.RecordType.USER_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.ingestion.identity.ProtocolHash;
import io.firewatch.model.Money;
import io.firewatch.model.record.LendProductConfig;
import io.firewatch.model.record.RecordType;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.Transact;
import io.firewatch.model.record.TransferProject;
import io.firewatch.model.record.UserInfo;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One test for each way in which lenders' clients differ (reporting-protocol A.12), through the gateway to the record. */
class ClientDifferencesIT {
    private static final String LENDER = ProtocolHash.ofDocument("999999190001011234");

    private static TestRecord record;
    private static Gateway gateway;

    private LenderClient lender;

    @BeforeAll
    static void start() throws Exception {
        record = TestRecord.shared();
        gateway = Gateway.start(GatewayConfig.onPort(0), record.dataSource(), record.keys());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void registerLender() throws Exception {
        lender = LenderClient.registered(record, gateway.port());
    }

    @Test
    void readsNumbersAndStringsAlike() throws Exception {
        Map<String, Object> numbers = transact(
                "transType",
                2,
                "transMoney",
                new BigDecimal("9950.00"),
                "replanId",
                -1,
                "transferId",
                -1,
                "version",
                1.5);
        Map<String, Object> envelope = lender.envelope(
                TRANSACT,
                List.of(numbers),
                "infType",
                4,
                "dataType",
                1,
                "totalNum",
                1,
                "timestamp",
                1559723002000L,
                "version",
                new BigDecimal("1.5"));

        Transact trans = landed(TRANSACT, envelope, Transact.class);

        assertThat(trans.amount()).isEqualTo(Money.ofYuan(9950));
        assertThat(trans.plan()).isEmpty();
        assertThat(trans.type()).isEqualTo(2);
    }

    @Test
    void landsTheOfficialClientWithItsTwelveHourClockAndListCheckCode() throws Exception {
        List<Map<String, Object>> records = List.of(transact("transMoney", "9800.00 "));

        assertNoObservation(lender.envelope(TRANSACT, records, "checkCode", md5(records.toString(), true)));
    }

    @Test
    void knowsTheCheckCodeWithoutLeadingZeros() throws Exception {
        List<Map<String, Object>> records = List.of(lender.status("SB2019060301"));

        assertNoObservation(lender.envelope(STATUS, records, "checkCode", md5(records.toString(), false)));
    }

    @Test
    void knowsTheCheckCodeOfTheTimestamp() throws Exception {
        assertNoObservation(
                lender.envelope(STATUS, List.of(lender.status("L1")), "checkCode", md5("1559723002000", true)));
    }

    @Test
    void landsThePhpClientWithItsEscapesAndMaskedIdHash() throws Exception {
        Map<String, Object> user =
                user("userIdcardHash", ProtocolHash.ofDocument("99999919000101****"), "userName", "赵某某");
        String list = php(LenderClient.JSON.writeValueAsString(List.of(user)));
        Map<String, Object> envelope = lender.envelope(USER_INFO, List.of(user), "checkCode", md5(list, true));

        JsonNode answer = lender.pushText("/p2p/userInfo", php(LenderClient.JSON.writeValueAsString(envelope)));

        assertThat(answer.get("code").asText()).as(answer.toString()).isEqualTo("0000");
        assertThat(observations()).isEqualTo("[]");
        assertThat(landed(USER_INFO, UserInfo.class).name()).isEqualTo("赵**");
    }

    @Test
    void takesBothShapesOfBatchNumberAndAnyOther() throws Exception {
        for (String number : List.of("_201906051_01002", "_20190605_1559723002000", "_2019060_x", "-7")) {
            accept(lender.envelope(STATUS, List.of(lender.status("L1")), "batchNum", lender.code + number));
        }
        assertThat(record.texts("SELECT trade_day FROM feed.batch WHERE institution = ? ORDER BY id", lender.code))
                .containsExactly("2019-06-05", "2019-06-05", null, null);
    }

    @Test
    void takesAPlanRowIdOrDoesWithout() throws Exception {
        assertThat(landed(TRANSACT, lender.envelope(TRANSACT, List.of(transact("replanId", null))), Transact.class)
                        .plan())
                .isEmpty();
    }

    @Test
    void takesARegistrationDateWithATime() throws Exception {
        UserInfo company = landed(
                USER_INFO,
                lender.envelope(
                        USER_INFO,
                        List.of(user(
                                "userType",
                                "2",
                                "registerDate",
                                "2016-05-18 00:00:00",
                                "userFund",
                                "500.0000",
                                "userIdcard",
                                "91330100MA0000001X",
                                "userName",
                                "示例市示例商贸有限公司"))),
                UserInfo.class);

        assertThat(company.registeredDay()).isEqualTo(16939);
        assertThat(company.registeredCapital()).isEqualTo(Money.ofYuan(5_000_000));
        assertThat(company.region()).isEqualTo("330100");
        assertThat(company.name()).isEqualTo("示例市示例商贸有限公司");
    }

    @Test
    void takesAConfigurationWithoutItsLoan() throws Exception {
        Map<String, Object> config = lender.record(
                List.of("configId", "C1", "finClaimId", "Z1", "sourceFinancingCode", "P1", "userIdcardHash", LENDER));

        assertThat(landed(
                                LEND_PRODUCT_CONFIG,
                                lender.envelope(LEND_PRODUCT_CONFIG, List.of(config)),
                                LendProductConfig.class)
                        .loan())
                .isEmpty();
    }

    @Test
    void readsTheTransferRateUnderItsEarlyName() throws Exception {
        Map<String, Object> transfer = lender.record(List.of(
                "transferId",
                "ZR1",
                "fromType",
                "1",
                "finClaimId",
                "Z1",
                "userIdcardHash",
                LENDER,
                "sourceProductCode",
                "L1",
                "transferAmount",
                "8300.00",
                "transferInterest",
                "0.085000",
                "floatMoney",
                "-83.00",
                "transferDate",
                "2019-07-20"));

        TransferProject offered =
                landed(TRANSFER_PROJECT, lender.envelope(TRANSFER_PROJECT, List.of(transfer)), TransferProject.class);

        assertThat(offered.rate().millionths()).isEqualTo(85_000);
        assertThat(offered.floatMoney()).isEqualTo(Money.ofYuan(-83));
    }

    @Test
    void takesTheProjectSourceAsCodeOrName() throws Exception {
        for (Object source : List.of("示例平台", "3", 1)) {
            assertThat(landed(
                                    SCATTER_INVEST,
                                    lender.envelope(SCATTER_INVEST, List.of(loan("projectSource", source))),
                                    ScatterInvest.class)
                            .projectSource())
                    .isEqualTo(source.toString());
        }
    }

    @Test
    void takesOptionalFieldsEmptyAbsentOrMinusOne() throws Exception {
        for (Object absent : new Object[] {"", null, "-1", -1}) {
            ScatterInvest loan = landed(
                    SCATTER_INVEST,
                    lender.envelope(
                            SCATTER_INVEST,
                            List.of(loan(
                                    "securityType",
                                    absent,
                                    "securityCompanyName",
                                    absent,
                                    "securityCompanyIdcard",
                                    absent,
                                    "isFinancingAssure",
                                    absent,
                                    "securityAmount",
                                    absent,
                                    "securityCompanyAmount",
                                    absent))),
                    ScatterInvest.class);
            assertThat(loan.guarantors() + loan.guarantorParties() + loan.guarantorLicences())
                    .isEmpty();
            assertThat(loan.securityAmount()).isEqualTo(Money.ZERO);
            assertThat(loan.securityType()).isEqualTo(-1);
        }
    }

    @Test
    void keepsLegacyTransactionTypesAndReversalsUnderOneTransactionId() throws Exception {
        List<Map<String, Object>> flows = new ArrayList<>();
        for (String type : List.of("2", "10", "3", "26", "33", "-1")) {
            flows.add(transact("transType", type));
        }
        flows.add(transact("transType", "6", "transMoney", "-1000.00"));
        flows.add(transact("transType", "6", "transMoney", -1));

        accept(lender.envelope(TRANSACT, flows));

        assertThat(record.texts("SELECT DISTINCT record_key FROM feed.record WHERE institution = ?", lender.code))
                .hasSize(8)
                .anyMatch(key -> key.endsWith("|-100000"))
                .anyMatch(key -> key.endsWith("|-100"));
        assertThat(record.texts("SELECT refusals FROM feed.record WHERE institution = ?", lender.code))
                .containsOnly("[]");
    }

    @Test
    void landsAPlanThatIsSentAgainWithFewerPeriods() throws Exception {
        accept(lender.envelope(REPAY_PLAN, List.of(plan(1, 2), plan(2, 2))));
        accept(lender.envelope(REPAY_PLAN, List.of(plan(1, 1))));

        assertThat(record.texts("SELECT record_key FROM feed.record WHERE institution = ? ORDER BY seq", lender.code))
                .containsExactly("L1|1", "L1|2", "L1|1");
    }

    @Test
    void takesGzippedBodies() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zipping = new GZIPOutputStream(zipped)) {
            String msg = LenderClient.JSON.writeValueAsString(lender.envelope(STATUS, List.of(lender.status("L1"))));
            zipping.write(LenderClient.form(lender.token(), msg).getBytes(StandardCharsets.UTF_8));
        }

        JsonNode answer = lender.post("/p2p/status", zipped.toByteArray(), "Content-Encoding", "gzip");

        assertThat(answer.get("code").asText()).isEqualTo("0000");
    }

    @Test
    void keepsNoIdentityInClear() throws Exception {
        accept(lender.envelope(
                USER_INFO,
                List.of(user(
                        "userName", "钱示例", "userPhone", "13900001357", "userLawperson", "孙示例", "surprise", "李示例"))));
        accept(lender.envelope(
                SCATTER_INVEST,
                List.of(loan(
                        "securityCompanyName",
                        "周示例,示例担保有限公司",
                        "securityCompanyIdcard",
                        "999999198001011234,91330100MA0000002X",
                        "loanDescribe",
                        "联系人13900001357"))));

        String kept =
                String.join("\n", record.texts("SELECT body FROM feed.record WHERE institution = ?", lender.code));

        assertThat(kept)
                .doesNotContain(LENDER, "99999919", "91330100MA", "13900001357", "钱示例", "孙示例", "李示例", "周示例", "$2a$")
                .contains("钱**", "1390000****", "周**,示例担保有限公司", record.keys().partyOfDocument("91330100MA0000002X"))
                .contains("\"ageBand\":\"65+\",\"sex\":\"male\",\"region\":\"999999\"");
        assertThat(observations()).contains("unknown-fields");
    }

    @Test
    void refusesARecordWithUnreadableTextAndKeepsItReadable() throws Exception {
        accept(lender.envelope(STATUS, List.of(lender.status("L\u0000\ud800"), lender.status("L".repeat(5_000)))));

        assertThat(record.texts("SELECT refusals FROM feed.record WHERE institution = ? ORDER BY seq", lender.code))
                .satisfiesExactly(
                        first -> assertThat(first).contains("sourceProductCode: contains control characters"),
                        second -> assertThat(second).contains("sourceProductCode: is longer than 128 characters"));
    }

    private Map<String, Object> transact(Object... extra) {
        return lender.record(
                List.of(
                        "transId",
                        "LS1",
                        "sourceProductCode",
                        "L1",
                        "sourceProductName",
                        "示例贷/1",
                        "finClaimId",
                        "Z1",
                        "transferId",
                        "-1",
                        "replanId",
                        "-1",
                        "transType",
                        "2",
                        "transMoney",
                        "50.00",
                        "userIdcardHash",
                        LENDER,
                        "transTime",
                        "2019-06-05 16:20:11 "),
                extra);
    }

    private Map<String, Object> user(Object... extra) {
        return lender.record(
                List.of(
                        "userType",
                        "1",
                        "userAttr",
                        "1",
                        "userCreateTime",
                        "2019-04-02 09:15:33",
                        "userName",
                        "赵**",
                        "countries",
                        "1",
                        "cardType",
                        "1",
                        "userIdcard",
                        "99999919000101****",
                        "userIdcardHash",
                        LENDER,
                        "userPhone",
                        "1000000****",
                        "userPhoneHash",
                        "$2a$10$x",
                        "userUuid",
                        "$2a$10$y",
                        "userSex",
                        "1"),
                extra);
    }

    private Map<String, Object> loan(Object... extra) {
        return lender.record(
                List.of(
                        "productStartTime",
                        "2019-06-03 10:00:00",
                        "productName",
                        "示例贷",
                        "sourceProductCode",
                        "L1",
                        "userIdcardHash",
                        LENDER,
                        "loanUse",
                        "1",
                        "loanDescribe",
                        "家庭装修",
                        "loanRate",
                        "0.108000",
                        "amount",
                        "60000.00",
                        "surplusAmount",
                        "0.00",
                        "term",
                        "180",
                        "payType",
                        "1",
                        "serviceCost",
                        "1800.00",
                        "loanType",
                        "7",
                        "projectSource",
                        "示例平台"),
                extra);
    }

    private Map<String, Object> plan(int issue, int total) {
        return lender.record(List.of(
                "sourceProductCode",
                "L1",
                "userIdcardHash",
                LENDER,
                "totalIssue",
                total,
                "issue",
                issue,
                "replanId",
                "L1-" + issue,
                "curFund",
                "10.00",
                "curInterest",
                "1.00",
                "curServiceCharge",
                "0.00",
                "repayTime",
                "2019-07-05 23:59:59"));
    }

    private void assertNoObservation(Map<String, Object> envelope) throws Exception {
        accept(envelope);
        assertThat(observations()).isEqualTo("[]");
    }

    private String observations() throws Exception {
        return String.join("", record.texts("SELECT observations FROM feed.batch WHERE institution = ?", lender.code));
    }

    private void accept(Map<String, Object> envelope) throws Exception {
        RecordType type = RecordType.ofInfType(
                        Integer.parseInt(envelope.get("infType").toString()))
                .orElseThrow();
        JsonNode answer = lender.push(type, envelope);
        assertThat(answer.get("code").asText()).as(answer.toString()).isEqualTo("0000");
    }

    private <T> T landed(RecordType type, Map<String, Object> envelope, Class<T> wanted) throws Exception {
        accept(envelope);
        return landed(type, wanted);
    }

    /** The newest record of this lender, decoded from what was kept. */
    private <T> T landed(RecordType type, Class<T> wanted) throws Exception {
        String body = record.text("SELECT body FROM feed.record WHERE institution = ? ORDER BY seq DESC", lender.code);
        var decoded = new RecordDecoder().decode(type, body);
        assertThat(decoded.reasons()).isEmpty();
        return wanted.cast(decoded.record());
    }

    private static String md5(String text, boolean padded) throws Exception {
        byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        if (padded) {
            return HexFormat.of().formatHex(digest);
        }
        StringBuilder hex = new StringBuilder();
        for (byte b : digest) {
            hex.append(Integer.toHexString(b & 0xff));
        }
        return hex.toString();
    }

    /** JSON as PHP writes it: slashes and everything beyond ASCII escaped. */
    private static String php(String json) {
        StringBuilder escaped = new StringBuilder();
        for (char c : json.toCharArray()) {
            escaped.append(c == '/' ? "\\/" : c > 127 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return escaped.toString();
    }
}
