package io.firewatch.ingestion.decode;

import static io.firewatch.ingestion.decode.BusinessKey.joined;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.ingestion.refusal.Refusal;
import io.firewatch.ingestion.refusal.RefusalCode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.Rate;
import io.firewatch.model.record.Creditor;
import io.firewatch.model.record.LendParticulars;
import io.firewatch.model.record.LendProduct;
import io.firewatch.model.record.LendProductConfig;
import io.firewatch.model.record.RecordType;
import io.firewatch.model.record.RepayPlan;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.Status;
import io.firewatch.model.record.Transact;
import io.firewatch.model.record.TransferProject;
import io.firewatch.model.record.TransferStatus;
import io.firewatch.model.record.UnderTake;
import io.firewatch.model.record.UserInfo;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of a record into its typed record, or says field by field why it is none (reporting-protocol A.8, A.9,
 * with every difference of A.12). The gateway asks it whether a record is valid, the jobs ask it for the record: one
 * reading of the protocol, not two. Bodies are those of the record, with parties re-keyed. Thread-safe.
 */
public final class RecordDecoder {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The transaction types that may name no party: guarantee fee, reserve, and compensations (A.9, self-check). */
    private static final Set<Integer> PARTY_OPTIONAL = Set.of(3, 13, 27, 30);

    /** Registered capital is in units of 10,000 yuan (A.8). */
    private static final int WAN = 10_000;

    /** Decodes the text of a body; text that is no JSON object is refused like any other bad body. */
    public Decoded decode(RecordType type, String body) {
        JsonNode node;
        try {
            node = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return new Decoded(
                    null,
                    "",
                    null,
                    List.of(Refusal.of("body", RefusalCode.NO_JSON, e.getOriginalMessage())
                            .sentence()));
        }
        return decode(type, node);
    }

    public Decoded decode(RecordType type, JsonNode body) {
        if (!body.isObject()) {
            return new Decoded(
                    null,
                    "",
                    null,
                    List.of(Refusal.of("body", RefusalCode.NO_OBJECT).sentence()));
        }
        Fields fields = new Fields(body);
        return switch (type) {
            case USER_INFO -> userInfo(fields, body);
            case SCATTER_INVEST -> scatterInvest(fields);
            case STATUS -> status(fields);
            case REPAY_PLAN -> repayPlan(fields);
            case CREDITOR -> creditor(fields);
            case TRANSFER_PROJECT -> transferProject(fields);
            case TRANSFER_STATUS -> transferStatus(fields);
            case UNDER_TAKE -> underTake(fields);
            case TRANSACT -> transact(fields);
            case LEND_PRODUCT -> lendProduct(fields);
            case LEND_PRODUCT_CONFIG -> lendProductConfig(fields);
            case LEND_PARTICULARS -> lendParticulars(fields);
            case CUSTODY_LINE -> IndependentDecoder.custodyLine(fields);
            case DECLARED_FIGURE -> IndependentDecoder.declaredFigures(fields);
            case AFFILIATION -> IndependentDecoder.affiliation(fields);
            case GUARANTOR -> IndependentDecoder.guarantor(fields);
            case INSTITUTION_FACTS -> IndependentDecoder.institutionFacts(fields);
            case REGISTRY_EVENT -> IndependentDecoder.registryEvent(fields);
        };
    }

    private static Decoded userInfo(Fields fields, JsonNode body) {
        UserInfo user = new UserInfo(
                fields.party("userIdcardHash"),
                fields.code("userType"),
                fields.code("userAttr"),
                fields.text("userName"),
                fields.optionalCode("cardType", -1),
                fields.moment("userCreateTime"),
                fields.text("ageBand"),
                fields.text("sex"),
                fields.text("region"),
                fields.text("userLawperson"),
                registeredCapital(fields),
                fields.text("userAddress"),
                fields.optionalDay("registerDate"),
                bankAccounts(body),
                fields.text("lawPersonKey"),
                fields.text("addressKey"),
                accountKeys(body),
                bornMonth(fields));
        if (user.userType() != 1 && user.userType() != 2 && user.userType() != -1) {
            fields.refuse("userType", RefusalCode.NO_USER_TYPE, user.userType());
        }
        return decoded(fields, user, user.party(), null);
    }

    private static @Nullable Money registeredCapital(Fields fields) {
        if (fields.text("userFund").isEmpty()) {
            return null;
        }
        try {
            return Money.ofFen(
                    Math.multiplyExact(fields.optionalMoney("userFund").fen(), WAN));
        } catch (ArithmeticException e) {
            fields.refuse("userFund", RefusalCode.TOO_LARGE);
            return null;
        }
    }

    private static String bankAccounts(JsonNode body) {
        StringJoiner accounts = new StringJoiner(",");
        for (JsonNode entry : body.path("userList")) {
            String account = entry.path("userBankAccount").asText("").trim();
            if (!Fields.isAbsent(account)) {
                accounts.add(account);
            }
        }
        return accounts.toString();
    }

    private static String accountKeys(JsonNode body) {
        StringJoiner keys = new StringJoiner(",");
        for (JsonNode entry : body.path("userList")) {
            String key = entry.path("accountKey").asText("");
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return keys.toString();
    }

    private static Decoded scatterInvest(Fields fields) {
        Integer term = fields.optionalCount("term");
        ScatterInvest loan = new ScatterInvest(
                fields.id("sourceProductCode"),
                fields.optionalParty("userIdcardHash"),
                fields.moment("productStartTime"),
                fields.text("productName"),
                fields.code("loanUse"),
                fields.text("loanDescribe"),
                fields.rate("loanRate"),
                fields.positiveMoney("amount"),
                fields.optionalMoney("surplusAmount"),
                term == null ? 0 : term,
                fields.code("payType"),
                fields.optionalMoney("serviceCost"),
                fields.code("loanType"),
                fields.optionalCode("securityType", -1),
                fields.text("securityCompanyName"),
                fields.text("securityCompanyIdcard"),
                fields.text("isFinancingAssure"),
                fields.text("guarantorKinds"),
                fields.optionalMoney("securityAmount"),
                fields.text("projectSource"));
        return decoded(fields, loan, loan.loan(), loan.startedAt());
    }

    private static String bornMonth(Fields fields) {
        String month = fields.text("bornMonth");
        return month.matches("\\d{4}-(0[1-9]|1[0-2])") ? month : "";
    }

    private static Decoded status(Fields fields) {
        Status status =
                new Status(fields.id("sourceProductCode"), fields.code("productStatus"), fields.moment("productDate"));
        String key = joined(status.loan(), status.status(), BusinessTime.printMoment(status.changedAt()));
        return decoded(fields, status, key, status.changedAt());
    }

    private static Decoded repayPlan(Fields fields) {
        RepayPlan plan = new RepayPlan(
                fields.id("sourceProductCode"),
                fields.optionalParty("userIdcardHash"),
                fields.count("totalIssue", 1),
                fields.count("issue", 1),
                fields.optionalId("replanId"),
                fields.money("curFund"),
                fields.money("curInterest"),
                fields.optionalMoney("curServiceCharge"),
                fields.moment("repayTime"));
        if (plan.plan().isEmpty()) {
            // Lenders without ids of their own name a period "loan-issue" (A.9 4.1.4).
            plan = new RepayPlan(
                    plan.loan(),
                    plan.party(),
                    plan.totalIssue(),
                    plan.issue(),
                    plan.loan() + "-" + plan.issue(),
                    plan.principal(),
                    plan.interest(),
                    plan.serviceCharge(),
                    plan.dueAt());
        }
        return decoded(fields, plan, joined(plan.loan(), plan.issue()), null);
    }

    private static Decoded creditor(Fields fields) {
        Creditor claim = new Creditor(
                fields.id("finClaimId"),
                fields.id("sourceProductCode"),
                fields.optionalParty("userIdcardHash"),
                fields.money("invAmount"),
                fields.rate("invRate"),
                fields.moment("invTime"),
                fields.optionalMoney("redpackage"),
                fields.optionalDay("lockTime"));
        return decoded(fields, claim, claim.claim(), claim.startedAt());
    }

    private static Decoded transferProject(Fields fields) {
        TransferProject transfer = new TransferProject(
                fields.id("transferId"),
                fields.code("fromType"),
                fields.id("finClaimId"),
                fields.optionalParty("userIdcardHash"),
                fields.optionalId("sourceProductCode"),
                fields.money("transferAmount"),
                // Early clients of this version named the rate transferInterest (A.12).
                fields.rate("transferInterestRate", "transferInterest"),
                fields.optionalMoney("floatMoney"),
                fields.day("transferDate"));
        return decoded(fields, transfer, transfer.transfer(), BusinessTime.startOf(transfer.offeredDay()));
    }

    private static Decoded transferStatus(Fields fields) {
        TransferStatus status = new TransferStatus(
                fields.id("transferId"),
                fields.code("transferStatus"),
                fields.optionalMoney("amount"),
                fields.optionalMoney("floatMoney"),
                fields.moment("productDate"));
        return decoded(fields, status, joined(status.transfer(), status.status()), status.changedAt());
    }

    private static Decoded underTake(Fields fields) {
        UnderTake taken = new UnderTake(
                fields.id("unFinClaimId"),
                fields.id("transferId"),
                fields.id("finClaimId"),
                fields.optionalParty("userIdcardHash"),
                fields.money("takeAmount"),
                fields.optionalMoney("takeInterest"),
                fields.optionalMoney("floatMoney"),
                fields.rate("takeRate"),
                fields.moment("takeTime"),
                fields.optionalMoney("redpackage"));
        return decoded(fields, taken, taken.newClaim(), taken.takenAt());
    }

    private static Decoded transact(Fields fields) {
        int type = fields.openCode("transType");
        Transact trans = new Transact(
                fields.id("transId"),
                fields.optionalId("sourceProductCode"),
                fields.optionalId("finClaimId"),
                fields.optionalId("transferId"),
                fields.optionalId("replanId"),
                type,
                fields.signedMoney("transMoney"),
                fields.optionalParty("userIdcardHash"),
                fields.moment("transTime"),
                fields.optionalId("bankTransId"));
        if (trans.party().isEmpty() && !PARTY_OPTIONAL.contains(type)) {
            fields.refuse("userIdcardHash", RefusalCode.MISSING_PARTY);
        }
        String key = joined(
                trans.trans(),
                type,
                trans.party(),
                trans.claim(),
                trans.plan(),
                BusinessTime.printMoment(trans.time()),
                trans.amount().fen());
        return decoded(fields, trans, key, trans.time());
    }

    private static Decoded lendProduct(Fields fields) {
        Rate rate = fields.rate("rate", "minRate", "maxRate");
        LendProduct product = new LendProduct(
                fields.id("sourceFinancingCode"),
                fields.moment("financingStartTime"),
                fields.text("productName"),
                rate,
                fields.optionalCount("term"));
        return decoded(fields, product, product.product(), product.startedAt());
    }

    private static Decoded lendProductConfig(Fields fields) {
        LendProductConfig config = new LendProductConfig(
                fields.id("configId"),
                fields.id("finClaimId"),
                fields.id("sourceFinancingCode"),
                fields.optionalParty("userIdcardHash"),
                fields.optionalId("sourceProductCode"));
        return decoded(fields, config, config.config(), null);
    }

    private static Decoded lendParticulars(Fields fields) {
        LendParticulars detail = new LendParticulars(
                fields.id("transId"),
                fields.optionalId("sourceFinancingCode"),
                fields.openCode("transType"),
                fields.signedMoney("transMoney"),
                fields.optionalParty("userIdcardHash"),
                fields.moment("transTime"));
        String key = joined(
                detail.trans(),
                detail.type(),
                detail.product(),
                detail.party(),
                BusinessTime.printMoment(detail.time()),
                detail.amount().fen());
        return decoded(fields, detail, key, detail.time());
    }

    static Decoded decoded(Fields fields, Object record, String key, @Nullable Long happenedAt) {
        boolean valid = fields.reasons().isEmpty();
        Integer day = happenedAt == null || (!valid && happenedAt == 0) ? null : BusinessTime.dayOf(happenedAt);
        return new Decoded(valid ? record : null, key, day, fields.reasons());
    }
}
