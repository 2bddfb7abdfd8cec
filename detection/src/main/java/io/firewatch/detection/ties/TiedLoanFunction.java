package io.firewatch.detection.ties;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.LoanExposure;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.ScatterInvest;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/** Lays what is owed of a loan beside what its listing says of use and guarantors. */
public final class TiedLoanFunction extends BookFunction<FeedRecord, LoanExposure, ClientFact> {
    private transient ValueState<ScatterInvest> listing;
    private transient ValueState<LoanExposure> exposure;
    private transient ValueState<TiedLoan> told;

    @Override
    public void open(OpenContext context) {
        listing = value("listing", ScatterInvest.class);
        exposure = value("exposure", LoanExposure.class);
        told = value("told", TiedLoan.class);
    }

    private <T> ValueState<T> value(String name, Class<T> type) {
        return getRuntimeContext().getState(new ValueStateDescriptor<>(name, TypeInformation.of(type)));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<ClientFact> out) throws Exception {
        if (record.scatterInvest() != null) {
            listing.update(record.scatterInvest());
            settleSoon(ctx.timerService());
        }
    }

    @Override
    public void processElement2(LoanExposure loan, Context ctx, Collector<ClientFact> out) throws Exception {
        ScatterInvest listed = listing.value();
        // When a loan changes hands its old borrower is told last: what counts is the borrower of the listing.
        if (listed == null || loan.party().equals(listed.party()) || exposure.value() == null) {
            exposure.update(loan);
        }
        settleSoon(ctx.timerService());
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<ClientFact> out) throws Exception {
        ScatterInvest listed = listing.value();
        LoanExposure owes = exposure.value();
        if (listed == null || owes == null || !owes.party().equals(listed.party())) {
            return;
        }
        TiedLoan now = new TiedLoan(
                key.institution(),
                listed.party(),
                key.id(),
                listed.use(),
                listed.guarantorParties(),
                owes.owed(),
                owes.seq());
        TiedLoan before = told.value();
        if (now.equals(before)) {
            return;
        }
        if (before != null && !before.party().equals(now.party())) {
            out.collect(ClientFact.ofLoan(new TiedLoan(
                    key.institution(), before.party(), key.id(), before.use(), "", StepSeries.NOTHING, before.seq())));
        }
        out.collect(ClientFact.ofLoan(now));
        told.update(now);
    }
}
