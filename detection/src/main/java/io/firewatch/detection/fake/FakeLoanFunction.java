package io.firewatch.detection.fake;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.Finding;
import io.firewatch.detection.loan.ToldFindings;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.FakeListingIndicator;
import io.firewatch.model.indicator.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Puts the signs of one loan together, its own and those it shows beside others, and tells the closed days. */
public final class FakeLoanFunction extends BookFunction<SignedLoan, LoanSign, Observation> {
    public static final OutputTag<FakeLoan> COUNTED =
            new OutputTag<>("fake-counted", TypeInformation.of(FakeLoan.class));

    private transient ValueState<SignedLoan> loan;
    private transient MapState<String, LoanSign> shared;
    private transient ToldFindings told;
    private transient ValueState<FakeLoan> toldCount;

    @Override
    public void open(OpenContext context) {
        loan = getRuntimeContext().getState(new ValueStateDescriptor<>("loan", TypeInformation.of(SignedLoan.class)));
        shared = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("shared", Types.STRING, TypeInformation.of(LoanSign.class)));
        told = new ToldFindings(getRuntimeContext());
        toldCount = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("told-count", TypeInformation.of(FakeLoan.class)));
    }

    @Override
    public void processElement1(SignedLoan signed, Context ctx, Collector<Observation> out) throws Exception {
        if (signed.replaces(loan.value())) {
            loan.update(signed);
            settleSoon(ctx.timerService());
        }
    }

    @Override
    public void processElement2(LoanSign sign, Context ctx, Collector<Observation> out) throws Exception {
        shared.put(sign.sign() + "/" + sign.place(), sign);
        settleSoon(ctx.timerService());
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        SignedLoan signed = loan.value();
        if (signed == null) {
            return;
        }
        SortedMap<Integer, Finding> days = new TreeMap<>();
        if (!signed.loan().isGone()) {
            List<LoanSign> all = new ArrayList<>();
            shared.values().forEach(all::add);
            days = new FakeScore(signed, all).days();
        }
        SortedMap<Integer, Finding> open = days.tailMap(closedDay + 1);
        if (!open.isEmpty()) {
            settleWhenClosed(ctx.timerService(), open.firstKey());
        }
        told.tell(Facet.FAKE_LISTING, key, days.headMap(closedDay + 1), out::collect);
        count(key, signed, days, ctx);
    }

    private void count(EntityKey key, SignedLoan signed, SortedMap<Integer, Finding> days, Context ctx)
            throws Exception {
        SortedMap<Integer, Long> levels = new TreeMap<>();
        days.forEach((day, one) -> levels.put(day, (long) one.values()[FakeListingIndicator.FAKE_SIGNS.ordinal()]));
        StepSeries signs = StepSeries.ofLevels(levels);
        FakeLoan now = new FakeLoan(
                key.institution(),
                key.id(),
                signed.loan().listedDay(),
                signs,
                signed.loan().seq());
        FakeLoan before = toldCount.value();
        if (before == null ? !signs.equals(StepSeries.NOTHING) : !before.equals(now)) {
            toldCount.update(now);
            ctx.output(COUNTED, now);
        }
    }
}
