package io.firewatch.detection.fake;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.loan.ListedLoan;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.TransType;
import io.firewatch.model.record.Transact;
import io.firewatch.model.record.UserInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The book of one borrower of one lender: lays who he is, and what he does with the money, beside each of his loans. */
public final class BorrowerSignsFunction extends BookFunction<FeedRecord, ListedLoan, SignedLoan> {
    public static final OutputTag<LoanTrait> TRAITS =
            new OutputTag<>("loan-traits", TypeInformation.of(LoanTrait.class));

    private transient ValueState<UserInfo> user;
    private transient ValueState<Long> userSeq;
    private transient MapState<Integer, Long> withdrawals;
    private transient MapState<String, ListedLoan> loans;
    private transient MapState<String, SignedLoan> told;
    private transient MapState<String, LoanTrait> toldTraits;

    /** The party a record tells something of, or null. */
    public static @Nullable String partyOf(FeedRecord record) {
        UserInfo known = record.userInfo();
        if (known != null) {
            return known.party();
        }
        Transact flow = record.transact();
        return flow != null
                        && flow.type() == TransType.WITHDRAWAL
                        && !flow.party().isEmpty()
                ? flow.party()
                : null;
    }

    @Override
    public void open(OpenContext context) {
        user = getRuntimeContext().getState(new ValueStateDescriptor<>("user", TypeInformation.of(UserInfo.class)));
        userSeq = getRuntimeContext().getState(new ValueStateDescriptor<>("user-seq", Types.LONG));
        withdrawals = getRuntimeContext().getMapState(new MapStateDescriptor<>("withdrawals", Types.INT, Types.LONG));
        loans = map("loans", ListedLoan.class);
        told = map("told", SignedLoan.class);
        toldTraits = map("told-traits", LoanTrait.class);
    }

    private <T> MapState<String, T> map(String name, Class<T> type) {
        return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(type)));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<SignedLoan> out) throws Exception {
        UserInfo known = record.userInfo();
        Transact flow = record.transact();
        if (known != null) {
            if (!known.equals(user.value())) {
                user.update(known);
                userSeq.update(record.seq());
            }
        } else if (flow != null) {
            int day = BusinessTime.dayOf(flow.time());
            Long before = withdrawals.get(day);
            withdrawals.put(day, (before == null ? 0 : before) + flow.amount().fen());
        }
        settleSoon(ctx.timerService());
    }

    @Override
    public void processElement2(ListedLoan loan, Context ctx, Collector<SignedLoan> out) throws Exception {
        loans.put(loan.loan(), loan);
        settleSoon(ctx.timerService());
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<SignedLoan> out) throws Exception {
        UserInfo known = user.value();
        Long seq = userSeq.value();
        TreeSet<Integer> days = new TreeSet<>();
        for (var one : withdrawals.entries()) {
            if (one.getValue() > 0) {
                days.add(one.getKey());
            }
        }
        Map<String, LoanTrait> traits = new HashMap<>();
        for (ListedLoan loan : loans.values()) {
            SignedLoan now = new SignedLoan(
                    loan,
                    BorrowerSigns.young(loan, known),
                    BorrowerSigns.cap(loan, known),
                    BorrowerSigns.untouched(loan, days),
                    BorrowerSigns.document(loan, known),
                    seq == null ? 0 : seq);
            if (!now.equals(told.get(loan.loan()))) {
                out.collect(now);
                told.put(loan.loan(), now);
            }
            if (!loan.isGone()) {
                traitsOf(loan, known).forEach(one -> traits.put(one.loan() + '|' + one.place(), one));
            }
        }
        tellTraits(traits, ctx);
    }

    private static List<LoanTrait> traitsOf(ListedLoan loan, @Nullable UserInfo known) {
        List<LoanTrait> traits = new ArrayList<>();
        if (loan.repaidFrom() < loan.repaidUntil()) {
            traits.add(trait(
                    loan,
                    LoanTrait.Kind.SECOND,
                    Integer.toString(loan.second()),
                    loan.repaidFrom(),
                    loan.repaidUntil()));
        }
        if (known != null && !known.accountKeys().isEmpty() && loan.payoutDay() != Integer.MAX_VALUE) {
            for (String account : known.accountKeys().split(",")) {
                traits.add(trait(loan, LoanTrait.Kind.ACCOUNT, account, loan.payoutDay(), Integer.MAX_VALUE));
            }
        }
        return traits;
    }

    private static LoanTrait trait(ListedLoan loan, LoanTrait.Kind kind, String value, int from, int until) {
        return new LoanTrait(loan.institution(), kind, value, loan.loan(), loan.party(), from, until, loan.seq());
    }

    private void tellTraits(Map<String, LoanTrait> now, Context ctx) throws Exception {
        List<String> gone = new ArrayList<>();
        for (String place : toldTraits.keys()) {
            if (!now.containsKey(place)) {
                gone.add(place);
            }
        }
        for (String place : gone) {
            ctx.output(TRAITS, toldTraits.get(place).ended());
            toldTraits.remove(place);
        }
        for (Map.Entry<String, LoanTrait> one : now.entrySet()) {
            if (!one.getValue().equals(toldTraits.get(one.getKey()))) {
                ctx.output(TRAITS, one.getValue());
                toldTraits.put(one.getKey(), one.getValue());
            }
        }
    }
}
