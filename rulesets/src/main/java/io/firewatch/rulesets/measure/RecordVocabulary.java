package io.firewatch.rulesets.measure;

import io.firewatch.model.Money;
import io.firewatch.model.Rate;
import io.firewatch.model.record.Creditor;
import io.firewatch.model.record.FeedRecord;
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
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of each record type under the names measures use. The first moment or day of a type is the day it counts
 * on. Names, addresses and accounts of people are left out: no measure needs them.
 */
final class RecordVocabulary {
    private static final Map<RecordType, RecordVocabulary> ALL = new EnumMap<>(RecordType.class);

    static {
        of(RecordType.USER_INFO, FeedRecord::userInfo)
                .text("party", UserInfo::party)
                .code("user_type", UserInfo::userType)
                .code("user_attr", UserInfo::userAttr)
                .code("card_type", UserInfo::cardType)
                .moment("created_at", UserInfo::createdAt)
                .text("age_band", UserInfo::ageBand)
                .text("sex", UserInfo::sex)
                .text("region", UserInfo::region)
                .money("registered_capital", UserInfo::registeredCapital);
        of(RecordType.SCATTER_INVEST, FeedRecord::scatterInvest)
                .text("loan", ScatterInvest::loan)
                .text("party", ScatterInvest::party)
                .moment("started_at", ScatterInvest::startedAt)
                .text("name", ScatterInvest::name)
                .code("use", ScatterInvest::use)
                .rate("rate", ScatterInvest::rate)
                .money("amount", ScatterInvest::amount)
                .money("surplus_amount", ScatterInvest::surplusAmount)
                .days("term", ScatterInvest::term)
                .code("pay_type", ScatterInvest::payType)
                .money("service_cost", ScatterInvest::serviceCost)
                .code("loan_type", ScatterInvest::loanType)
                .code("security_type", ScatterInvest::securityType)
                .text("guarantor_parties", ScatterInvest::guarantorParties)
                .money("security_amount", ScatterInvest::securityAmount)
                .text("project_source", ScatterInvest::projectSource);
        of(RecordType.STATUS, FeedRecord::status)
                .text("loan", Status::loan)
                .code("status", Status::status)
                .moment("changed_at", Status::changedAt);
        of(RecordType.REPAY_PLAN, FeedRecord::repayPlan)
                .text("loan", RepayPlan::loan)
                .text("party", RepayPlan::party)
                .count("total_issue", RepayPlan::totalIssue)
                .count("issue", RepayPlan::issue)
                .text("plan", RepayPlan::plan)
                .money("principal", RepayPlan::principal)
                .money("interest", RepayPlan::interest)
                .money("service_charge", RepayPlan::serviceCharge)
                .moment("due_at", RepayPlan::dueAt);
        of(RecordType.CREDITOR, FeedRecord::creditor)
                .text("claim", Creditor::claim)
                .text("loan", Creditor::loan)
                .text("party", Creditor::party)
                .money("amount", Creditor::amount)
                .rate("rate", Creditor::rate)
                .moment("started_at", Creditor::startedAt)
                .money("red_packet", Creditor::redPacket);
        of(RecordType.TRANSFER_PROJECT, FeedRecord::transferProject)
                .text("transfer", TransferProject::transfer)
                .code("from_type", TransferProject::fromType)
                .text("claim", TransferProject::claim)
                .text("party", TransferProject::party)
                .text("loan", TransferProject::loan)
                .money("amount", TransferProject::amount)
                .rate("rate", TransferProject::rate)
                .money("float_money", TransferProject::floatMoney)
                .day("offered_day", TransferProject::offeredDay);
        of(RecordType.TRANSFER_STATUS, FeedRecord::transferStatus)
                .text("transfer", TransferStatus::transfer)
                .code("status", TransferStatus::status)
                .money("amount", TransferStatus::amount)
                .money("float_money", TransferStatus::floatMoney)
                .moment("changed_at", TransferStatus::changedAt);
        of(RecordType.UNDER_TAKE, FeedRecord::underTake)
                .text("new_claim", UnderTake::newClaim)
                .text("transfer", UnderTake::transfer)
                .text("claim", UnderTake::claim)
                .text("party", UnderTake::party)
                .money("amount", UnderTake::amount)
                .money("interest", UnderTake::interest)
                .money("float_money", UnderTake::floatMoney)
                .rate("rate", UnderTake::rate)
                .moment("taken_at", UnderTake::takenAt)
                .money("red_packet", UnderTake::redPacket);
        of(RecordType.TRANSACT, FeedRecord::transact)
                .text("trans", Transact::trans)
                .text("loan", Transact::loan)
                .text("claim", Transact::claim)
                .text("transfer", Transact::transfer)
                .text("plan", Transact::plan)
                .code("type", Transact::type)
                .money("amount", Transact::amount)
                .text("party", Transact::party)
                .moment("time", Transact::time)
                .text("bank_trans", Transact::bankTrans);
        of(RecordType.LEND_PRODUCT, FeedRecord::lendProduct)
                .text("product", LendProduct::product)
                .moment("started_at", LendProduct::startedAt)
                .text("name", LendProduct::name)
                .rate("rate", LendProduct::rate)
                .days("term", LendProduct::term);
        of(RecordType.LEND_PRODUCT_CONFIG, FeedRecord::lendProductConfig)
                .text("config", LendProductConfig::config)
                .text("claim", LendProductConfig::claim)
                .text("product", LendProductConfig::product)
                .text("party", LendProductConfig::party)
                .text("loan", LendProductConfig::loan);
        of(RecordType.LEND_PARTICULARS, FeedRecord::lendParticulars)
                .text("trans", LendParticulars::trans)
                .text("product", LendParticulars::product)
                .code("type", LendParticulars::type)
                .money("amount", LendParticulars::amount)
                .text("party", LendParticulars::party)
                .moment("time", LendParticulars::time);
    }

    private final Map<String, RecordField> fields = new LinkedHashMap<>();

    private RecordVocabulary() {}

    static RecordVocabulary of(RecordType type) {
        RecordVocabulary vocabulary = ALL.get(type);
        if (vocabulary == null) {
            throw new IllegalStateException("no fields of " + type.endpoint());
        }
        return vocabulary;
    }

    /** The record types measures may be taken of: those the lenders' protocol has. */
    static Set<RecordType> types() {
        return ALL.keySet();
    }

    Collection<RecordField> fields() {
        return fields.values();
    }

    Collection<String> names() {
        return fields.keySet();
    }

    Optional<RecordField> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The moment or day on which a record of this type counts; none for a type that carries no day. */
    Optional<RecordField> day() {
        return fields.values().stream()
                .filter(one -> one.kind() == FieldKind.MOMENT || one.kind() == FieldKind.DAY)
                .findFirst();
    }

    private static <T> Fields<T> of(RecordType type, Function<FeedRecord, @Nullable T> body) {
        RecordVocabulary vocabulary = new RecordVocabulary();
        ALL.put(type, vocabulary);
        return new Fields<>(vocabulary, body);
    }

    /** Lists the fields of one type. */
    private record Fields<T>(RecordVocabulary vocabulary, Function<FeedRecord, @Nullable T> body) {
        Fields<T> text(String name, Function<T, String> value) {
            return add(name, FieldKind.TEXT, value::apply);
        }

        Fields<T> code(String name, Function<T, Integer> value) {
            return add(name, FieldKind.CODE, body -> value.apply(body).longValue());
        }

        Fields<T> count(String name, Function<T, Integer> value) {
            return add(name, FieldKind.COUNT, body -> value.apply(body).longValue());
        }

        /** A term the lender left out is -1, as in the protocol. */
        Fields<T> days(String name, Function<T, @Nullable Integer> value) {
            return add(name, FieldKind.DAYS, body -> {
                Integer days = value.apply(body);
                return days == null ? -1L : days.longValue();
            });
        }

        Fields<T> day(String name, Function<T, Integer> value) {
            return add(name, FieldKind.DAY, body -> value.apply(body).longValue());
        }

        Fields<T> moment(String name, Function<T, Long> value) {
            return add(name, FieldKind.MOMENT, value::apply);
        }

        Fields<T> rate(String name, Function<T, Rate> value) {
            return add(name, FieldKind.RATE, body -> value.apply(body).asDouble());
        }

        /** An amount the lender left out counts as none. */
        Fields<T> money(String name, Function<T, @Nullable Money> value) {
            return add(name, FieldKind.MONEY, body -> {
                Money money = value.apply(body);
                return money == null ? 0L : money.fen();
            });
        }

        private Fields<T> add(String name, FieldKind kind, Function<T, Object> value) {
            vocabulary.fields.put(name, new RecordField(name, kind, record -> {
                T of = body.apply(record);
                if (of == null) {
                    throw new IllegalArgumentException(
                            "a " + record.type().endpoint() + " has no '" + name + "' of another type");
                }
                return value.apply(of);
            }));
            return this;
        }
    }
}
