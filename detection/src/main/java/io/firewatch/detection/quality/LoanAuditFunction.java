package io.firewatch.detection.quality;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.PlanIssue;
import io.firewatch.detection.loan.StatusChange;
import io.firewatch.detection.time.CityTime;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.Creditor;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RepayPlan;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.Status;
import io.firewatch.model.record.Transact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Audits each loan once what it reports has had its days of grace: {@link LoanAudit} and {@link TwoBalances}. Keeps sums
 * rather than records: one per transaction type, plan row and day. Kept for good, as a correction may come years later.
 */
public final class LoanAuditFunction extends KeyedProcessFunction<EntityKey, FeedRecord, QualityFact> {
    /** The two balances as told. */
    public record ToldBalances(StepSeries projects, StepSeries flows) {}

    private transient ValueState<LoanAudit.Listed> listed;
    private transient MapState<Long, StatusChange> statuses;
    private transient MapState<Integer, PlanIssue> plan;
    private transient MapState<String, Long> claims;
    private transient MapState<FlowAt, Long> flows;
    private transient ValueState<long[]> toldCases;
    private transient ValueState<ToldBalances> toldBalances;

    /** The loan a record is about, or null. */
    public static @Nullable String loanOf(FeedRecord record) {
        ScatterInvest listing = record.scatterInvest();
        Status status = record.status();
        RepayPlan row = record.repayPlan();
        Creditor claim = record.creditor();
        Transact flow = record.transact();
        if (listing != null) {
            return listing.loan();
        } else if (status != null) {
            return status.loan();
        } else if (row != null) {
            return row.loan();
        } else if (claim != null) {
            return claim.loan();
        }
        return flow == null || flow.loan().isEmpty() || !LoanMoney.counts(flow.type()) ? null : flow.loan();
    }

    @Override
    public void open(OpenContext context) {
        listed = value("listed", TypeInformation.of(LoanAudit.Listed.class));
        statuses = map("statuses", Types.LONG, StatusChange.class);
        plan = map("plan", Types.INT, PlanIssue.class);
        claims = map("claims", Types.STRING, Long.class);
        flows = map("flows", TypeInformation.of(FlowAt.class), Long.class);
        toldCases = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("told-cases", TypeInformation.of(long[].class)));
        toldBalances = value("told-balances", TypeInformation.of(ToldBalances.class));
    }

    private <T> ValueState<T> value(String name, TypeInformation<T> type) {
        return getRuntimeContext().getState(new ValueStateDescriptor<>(name, type));
    }

    private <K, V> MapState<K, V> map(String name, TypeInformation<K> key, Class<V> type) {
        return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, key, TypeInformation.of(type)));
    }

    @Override
    public void processElement(FeedRecord record, Context ctx, Collector<QualityFact> out) throws Exception {
        ScatterInvest listing = record.scatterInvest();
        Status status = record.status();
        RepayPlan row = record.repayPlan();
        Creditor claim = record.creditor();
        Transact flow = record.transact();
        if (listing != null) {
            int day = BusinessTime.dayOf(listing.startedAt());
            boolean stock = listing.surplusAmount().fen() > 0;
            listed.update(new LoanAudit.Listed(
                    day, (stock ? listing.surplusAmount() : listing.amount()).fen(), stock, record.seq()));
            audit(day, ctx.timerService());
        } else if (status != null) {
            statuses.put(record.seq(), new StatusChange(status.status(), status.changedAt(), record.seq()));
            audit(BusinessTime.dayOf(status.changedAt()), ctx.timerService());
        } else if (row != null) {
            PlanIssue known = plan.get(row.issue());
            plan.put(row.issue(), known == null ? PlanIssue.of(row, record.seq()) : known.with(row, record.seq()));
            auditSoon(ctx.timerService());
        } else if (claim != null) {
            claims.put(claim.claim(), claim.amount().plus(claim.redPacket()).fen());
            auditSoon(ctx.timerService());
        } else if (flow != null) {
            FlowAt at = new FlowAt(flow.type(), flow.plan(), BusinessTime.dayOf(flow.time()));
            Long known = flows.get(at);
            flows.put(at, Math.addExact(known == null ? 0 : known, flow.amount().fen()));
            audit(at.day(), ctx.timerService());
        }
    }

    /** When the grace of this day is over. */
    private static void audit(int day, TimerService timers) {
        timers.registerEventTimeTimer(
                Math.max(CityTime.closing(day + LoanAudit.SETTLING_DAYS), timers.currentWatermark() + 1));
    }

    private static void auditSoon(TimerService timers) {
        timers.registerEventTimeTimer(timers.currentWatermark() + 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<QualityFact> out) throws Exception {
        int lastDay = CityTime.closedDay(ctx.timerService().currentWatermark()) - LoanAudit.SETTLING_DAYS;
        EntityKey key = ctx.getCurrentKey();
        LoanAudit.Listed listing = listed.value();
        List<StatusChange> states = new ArrayList<>();
        statuses.values().forEach(states::add);
        List<PlanIssue> rows = new ArrayList<>();
        plan.values().forEach(rows::add);
        Map<FlowAt, Long> money = new HashMap<>();
        for (var one : flows.entries()) {
            money.put(one.getKey(), one.getValue());
        }
        Long claimed = null;
        for (long fen : claims.values()) {
            claimed = Math.addExact(claimed == null ? 0 : claimed, fen);
        }
        tellCases(key, new LoanAudit(listing, states, rows, claimed, money), lastDay, out);
        if (listing != null) {
            tellBalances(key, TwoBalances.of(listing, states, money, lastDay), out);
        }
    }

    private void tellCases(EntityKey key, LoanAudit audit, int lastDay, Collector<QualityFact> out) throws Exception {
        long[] before = toldCases.value();
        long[] now = audit.cases().stream()
                .filter(one -> one.day() <= lastDay)
                .mapToLong(Case::packed)
                .sorted()
                .distinct()
                .toArray();
        if (Arrays.equals(now, before)) {
            return;
        }
        LoanAudit.Listed listing = audit.listed();
        long seq = listing == null ? 0 : listing.seq();
        Set<Long> gone = new HashSet<>();
        if (before != null) {
            Arrays.stream(before).forEach(gone::add);
        }
        for (long one : now) {
            if (!gone.remove(one)) {
                out.collect(fact(key, Case.unpacked(one), seq));
            }
        }
        // In order, so that two runs over the same records tell the same.
        for (long one : new TreeSet<>(gone)) {
            out.collect(fact(key, Case.unpacked(one), seq).withdrawn());
        }
        toldCases.update(now);
    }

    private static QualityFact fact(EntityKey key, Case one, long seq) {
        String what = one.issue() == 0 ? key.id() : key.id() + '#' + one.issue();
        return one.passed()
                ? QualityFact.passed(key.institution(), one.check(), one.day())
                : QualityFact.failed(key.institution(), one.day(), new Finding(one.check(), what, seq, ""));
    }

    private void tellBalances(EntityKey key, TwoBalances now, Collector<QualityFact> out) throws Exception {
        ToldBalances told = toldBalances.value();
        StepSeries projects = told == null ? StepSeries.NOTHING : told.projects();
        StepSeries flowing = told == null ? StepSeries.NOTHING : told.flows();
        SortedMap<Integer, Long> byProjects = now.projects().changesSince(projects);
        SortedMap<Integer, Long> byFlows = now.flows().changesSince(flowing);
        TreeSet<Integer> days = new TreeSet<>(byProjects.keySet());
        days.addAll(byFlows.keySet());
        for (int day : days) {
            out.collect(QualityFact.balances(
                    key.institution(), day, byProjects.getOrDefault(day, 0L), byFlows.getOrDefault(day, 0L)));
        }
        if (!days.isEmpty()) {
            toldBalances.update(new ToldBalances(now.projects(), now.flows()));
        }
    }
}
