package io.firewatch.ingestion.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.LendProduct;
import io.firewatch.model.record.RecordType;
import io.firewatch.model.record.RepayPlan;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.Transact;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecoderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordDecoder decoder = new RecordDecoder();

    @ParameterizedTest
    @CsvSource({
        "transMoney, abc, transMoney: 'abc' is no amount in yuan",
        "transMoney, '', transMoney: is missing",
        "transMoney, 1e999999999, transMoney: '1e999999999' is no amount in yuan",
        "transType, two, transType: 'two' is no code",
        "transTime, 2019-02-30 10:00:00, transTime: '2019-02-30 10:00:00' is no date (yyyy-MM-dd HH:mm:ss)",
        "transTime, 1019-02-03 10:00:00, transTime: '1019-02-03 10:00:00' is outside 1990 to 2099",
        "transTime, -1, transTime: is missing",
        "transId, '', transId: is missing",
        "userIdcardHash, -, 'userIdcardHash: is missing; only transType 3, 13, 27 and 30 may leave it out'",
    })
    void saysFieldByFieldWhatIsWrong(String field, String value, String reason) {
        assertThat(decode(RecordType.TRANSACT, transact(field, value)).reasons())
                .containsExactly(reason);
    }

    @Test
    void collectsEveryReason() {
        Decoded decoded = decode(RecordType.TRANSACT, transact("transTime", "soon", "transMoney", "much"));

        assertThat(decoded.record()).isNull();
        assertThat(decoded.businessDay()).isNull();
        assertThat(decoded.reasons()).hasSize(2);
    }

    @Test
    void keysATransactionByEverythingThatTellsItFromItsSiblings() {
        Decoded decoded = decode(RecordType.TRANSACT, transact());

        assertThat(decoded.key()).isEqualTo("T1|2|p|Z1||2019-06-05 16:20:11|995000");
        assertThat(decoded.businessDay()).isEqualTo(BusinessTime.parseDay("2019-06-05"));
        assertThat(decoded.record())
                .isEqualTo(new Transact(
                        "T1",
                        "L1",
                        "Z1",
                        "",
                        "",
                        2,
                        Money.ofYuan(9950),
                        "p",
                        BusinessTime.parseMoment("2019-06-05 16:20:11"),
                        ""));
    }

    @Test
    void letsTheCompensationsNameNoParty() {
        for (String type : new String[] {"3", "13", "27", "30"}) {
            assertThat(decode(RecordType.TRANSACT, transact("transType", type, "userIdcardHash", "-1"))
                            .refused())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "-", ""})
    void keepsWhatNamesNobody(String hash) {
        ScatterInvest loan = (ScatterInvest) record(RecordType.SCATTER_INVEST, listing("userIdcardHash", hash));

        assertThat(loan.party()).isEmpty();
        assertThat(loan.amount()).isEqualTo(Money.ofYuan(60000));
    }

    @Test
    void keepsATermThatIsNotTold() {
        assertThat(((ScatterInvest) record(RecordType.SCATTER_INVEST, listing("term", "-1"))).term())
                .isZero();
        assertThat(((LendProduct) record(RecordType.LEND_PRODUCT, product("-1"))).term())
                .isNull();
        assertThat(((LendProduct) record(RecordType.LEND_PRODUCT, product("0"))).term())
                .isZero();
        assertThat(decode(RecordType.LEND_PRODUCT, product("-2")).reasons())
                .containsExactly("term: '-2' is less than 0");
    }

    @Test
    void readsAReversal() {
        assertThat(((Transact) record(RecordType.TRANSACT, transact("transMoney", " -1000.00 "))).amount())
                .isEqualTo(Money.ofYuan(-1000));
    }

    @Test
    void namesAPlanRowAfterItsLoanAndIssueWhereItHasNoId() {
        Map<String, Object> plan = Map.of(
                "sourceProductCode",
                "L1",
                "userIdcardHash",
                "p",
                "totalIssue",
                2,
                "issue",
                "1.0",
                "curFund",
                1,
                "curInterest",
                "0",
                "repayTime",
                "2019-07-05");

        assertThat(((RepayPlan) record(RecordType.REPAY_PLAN, plan)).plan()).isEqualTo("L1-1");
        assertThat(decode(RecordType.REPAY_PLAN, plan).businessDay()).isNull();
    }

    @Test
    void keepsALongKeyWithinAnIndexEntry() {
        String id = "字".repeat(128);

        String key = decode(RecordType.TRANSACT, transact("transId", id, "finClaimId", id, "replanId", id))
                .key();

        assertThat(key).startsWith("sha256:");
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void refusesWhatIsNoObject(RecordType type) {
        assertThat(decoder.decode(type, "[]").refused()).isTrue();
        assertThat(decoder.decode(type, "{").refused()).isTrue();
        assertThat(decoder.decode(type, "{}").reasons()).isNotEmpty();
    }

    private static Map<String, Object> listing(String field, String value) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "sourceProductCode", "L1",
                "userIdcardHash", "p",
                "productStartTime", "2019-06-03 10:00:00",
                "loanUse", "1",
                "loanRate", "0.108000",
                "amount", "60000.00",
                "term", "180",
                "payType", "1",
                "loanType", "1"));
        body.put(field, value);
        return body;
    }

    private static Map<String, Object> product(String term) {
        return Map.of(
                "sourceFinancingCode",
                "P1",
                "financingStartTime",
                "2019-06-01 10:00:00",
                "productName",
                "示例计划",
                "rate",
                "0.075000",
                "term",
                term);
    }

    private Object record(RecordType type, Map<String, Object> body) {
        Decoded decoded = decode(type, body);
        assertThat(decoded.reasons()).isEmpty();
        return decoded.record();
    }

    private Decoded decode(RecordType type, Map<String, Object> body) {
        return decoder.decode(type, JSON.valueToTree(body));
    }

    private static Map<String, Object> transact(String... extra) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "transId",
                "T1",
                "sourceProductCode",
                "L1",
                "finClaimId",
                "Z1",
                "transferId",
                "-1",
                "transType",
                "2",
                "transMoney",
                "9950.00",
                "userIdcardHash",
                "p",
                "transTime",
                "2019-06-05 16:20:11"));
        for (int i = 0; i < extra.length; i += 2) {
            body.put(extra[i], extra[i + 1]);
        }
        return body;
    }
}
