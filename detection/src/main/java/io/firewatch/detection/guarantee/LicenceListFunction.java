package io.firewatch.detection.guarantee;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.GuarantorFacts;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Tells every guarantor since when the bureau keeps a list of guarantee companies: only then does it say something that one
 * is not on it. One book for the city, which holds a day for each guarantor.
 */
public final class LicenceListFunction extends BookFunction<FeedRecord, GuaranteedLoan, GuaranteeFact> {
    private static final int NOT_TOLD = Integer.MAX_VALUE;

    private transient MapState<String, Integer> told;
    private transient ValueState<Integer> since;

    @Override
    public void open(OpenContext context) {
        told = getRuntimeContext().getMapState(new MapStateDescriptor<>("told", Types.STRING, Types.INT));
        since = getRuntimeContext().getState(new ValueStateDescriptor<>("since", Types.INT));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<GuaranteeFact> out) throws Exception {
        GuarantorFacts facts = record.guarantorFacts();
        Integer known = since.value();
        if (facts != null && (known == null || facts.asOf() < known)) {
            since.update(facts.asOf());
            settleSoon(ctx.timerService());
        }
    }

    @Override
    public void processElement2(GuaranteedLoan loan, Context ctx, Collector<GuaranteeFact> out) throws Exception {
        if (!told.contains(loan.guarantor())) {
            told.put(loan.guarantor(), NOT_TOLD);
            settleSoon(ctx.timerService());
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<GuaranteeFact> out) throws Exception {
        Integer day = since.value();
        if (day == null) {
            return;
        }
        List<String> behind = new ArrayList<>();
        for (var one : told.entries()) {
            if (!one.getValue().equals(day)) {
                behind.add(one.getKey());
            }
        }
        for (String guarantor : behind) {
            told.put(guarantor, day);
            out.collect(GuaranteeFact.ofList(guarantor, day));
        }
    }
}
