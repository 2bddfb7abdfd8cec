package io.firewatch.detection.flow;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.loan.Plan;
import io.firewatch.detection.loan.PlanIssue;
import io.firewatch.detection.loan.PrincipalCurve;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RepayPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Tells an institution when the principal of each of its loans falls due by the plan in force. Keyed by loan. */
public final class MaturityFunction extends KeyedProcessFunction<EntityKey, FeedRecord, FlowFact> {
    private transient MapState<Integer, PlanIssue> plan;
    private transient ToldAmounts told;

    /** The loan a record plans, or null. */
    public static @Nullable String loanOf(FeedRecord record) {
        RepayPlan row = record.repayPlan();
        return row == null ? null : row.loan();
    }

    @Override
    public void open(OpenContext context) {
        plan = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("plan", Types.INT, TypeInformation.of(PlanIssue.class)));
        told = new ToldAmounts(getRuntimeContext());
    }

    @Override
    public void processElement(FeedRecord record, Context ctx, Collector<FlowFact> out) throws Exception {
        RepayPlan row = record.repayPlan();
        if (row != null) {
            PlanIssue known = plan.get(row.issue());
            plan.put(row.issue(), known == null ? PlanIssue.of(row, record.seq()) : known.with(row, record.seq()));
            ctx.timerService().registerEventTimeTimer(ctx.timerService().currentWatermark() + 1);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<FlowFact> out) throws Exception {
        List<PlanIssue> issues = new ArrayList<>();
        plan.values().forEach(issues::add);
        PrincipalCurve curve = Plan.curve(issues).orElse(PrincipalCurve.UNKNOWN);
        SortedMap<Integer, Long> due = new TreeMap<>();
        for (int i = 0; i < curve.dueDays().length; i++) {
            due.merge(curve.dueDays()[i], curve.fen()[i], Math::addExact);
        }
        due.values().removeIf(fen -> fen == 0);
        String institution = ctx.getCurrentKey().institution();
        told.tell(
                Map.of(FlowKind.MATURING, due),
                (kind, day, change) -> out.collect(FlowFact.of(institution, kind, day, change)));
    }
}
