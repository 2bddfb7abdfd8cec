package io.firewatch.detection.judge;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.feed.Reject;
import io.firewatch.detection.time.CityTime;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.institution.InstitutionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rules in force against every subject, day by day, and tells the alerts that follow: opened, updated, cleared,
 * or corrected when later facts show that they never were. A changed rule or a newly registered institution judges all
 * days held anew. Points and alerts are kept for the life of the subject; a correction may reach any day.
 */
public final class JudgeFunction extends KeyedBroadcastProcessFunction<EntityKey, Observation, FeedChange, AlertRow> {
    public static final MapStateDescriptor<String, RuleRow> RULES =
            new MapStateDescriptor<>("rules", Types.STRING, TypeInformation.of(RuleRow.class));
    public static final MapStateDescriptor<String, InstitutionRow> INSTITUTIONS =
            new MapStateDescriptor<>("institutions", Types.STRING, TypeInformation.of(InstitutionRow.class));

    /** Rules that were activated but do not compile. */
    public static final OutputTag<Reject> BROKEN_RULES =
            new OutputTag<>("broken-rules", TypeInformation.of(Reject.class));

    private static final String ACTIVE = "active";

    private static final MapStateDescriptor<Integer, Point> POINTS =
            new MapStateDescriptor<>("points", Types.INT, TypeInformation.of(Point.class));

    /** Who the key is, and how to call it. */
    public record Named(String institution, SubjectType type, String subject, String label) {}

    private transient MapState<Integer, Point> points;
    private transient ValueState<Named> named;
    private transient MapState<String, AlertRow> told;
    private transient @Nullable RulesInForce rules;

    /** The key of a subject. */
    public static EntityKey keyOf(Observation observation) {
        return new EntityKey(observation.institution(), observation.type().id() + '/' + observation.subject());
    }

    @Override
    public void open(OpenContext context) {
        points = getRuntimeContext().getMapState(POINTS);
        named = getRuntimeContext().getState(new ValueStateDescriptor<>("named", TypeInformation.of(Named.class)));
        told = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("told", Types.STRING, TypeInformation.of(AlertRow.class)));
    }

    @Override
    public void processElement(Observation seen, ReadOnlyContext ctx, Collector<AlertRow> out) throws Exception {
        Named known = named.value();
        if (known == null || !known.label().equals(seen.label())) {
            named.update(new Named(seen.institution(), seen.type(), seen.subject(), seen.label()));
        }
        if (seen.isWithdrawn()) {
            points.remove(seen.day());
        } else {
            points.put(seen.day(), Point.unjudged(seen.values(), seen.records()));
        }
        ctx.timerService().registerEventTimeTimer(ctx.timerService().currentWatermark() + 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<AlertRow> out) throws Exception {
        Named subject = named.value();
        InstitutionRow institution =
                subject == null ? null : ctx.getBroadcastState(INSTITUTIONS).get(subject.institution());
        if (subject != null && institution != null) {
            judge(
                    subject,
                    institution,
                    rules(ctx.getBroadcastState(RULES)),
                    ctx.timerService().currentWatermark(),
                    out);
            Integer pending = pendingDay(rules(ctx.getBroadcastState(RULES)), subject.type());
            if (pending != null
                    && pending > CityTime.closedDay(ctx.timerService().currentWatermark())) {
                ctx.timerService().registerEventTimeTimer(CityTime.closing(pending));
            }
        }
    }

    @Override
    public void processBroadcastElement(FeedChange change, Context ctx, Collector<AlertRow> out) throws Exception {
        RuleRow rule = change.rule();
        InstitutionRow institution = change.institution();
        if (rule != null && takeRule(rule, ctx)) {
            judgeAll(ctx, null, out);
        } else if (institution != null) {
            InstitutionRow before = ctx.getBroadcastState(INSTITUTIONS).get(institution.code());
            ctx.getBroadcastState(INSTITUTIONS).put(institution.code(), institution);
            if (before == null || !before.type().equals(institution.type())) {
                judgeAll(ctx, institution, out);
            }
        }
    }

    /** True when the rules in force are others now. */
    private boolean takeRule(RuleRow rule, Context ctx) throws Exception {
        RuleRow before = ctx.getBroadcastState(RULES).get(rule.rule());
        if (before != null && (before.version() > rule.version() || before.equals(rule))) {
            return false;
        }
        ctx.getBroadcastState(RULES).put(rule.rule(), rule);
        rules = null;
        String broken = rules(ctx.getBroadcastState(RULES)).broken().get(rule.rule());
        if (broken != null) {
            ctx.output(BROKEN_RULES, new Reject("", 0, 0, broken));
        }
        return true;
    }

    private void judgeAll(Context ctx, @Nullable InstitutionRow only, Collector<AlertRow> out) throws Exception {
        RulesInForce inForce = rules(ctx.getBroadcastState(RULES));
        long cityTime = ctx.currentWatermark();
        ctx.applyToKeyedState(POINTS, (key, state) -> {
            Named subject = named.value();
            if (subject == null || (only != null && !only.code().equals(subject.institution()))) {
                return;
            }
            if (only != null) {
                forgetVerdicts();
            }
            InstitutionRow institution = ctx.getBroadcastState(INSTITUTIONS).get(subject.institution());
            if (institution != null) {
                judge(subject, institution, inForce, cityTime, out);
            }
        });
    }

    /** The kind of institution decides which rules apply; the stamp of the rules alone would not show the change. */
    private void forgetVerdicts() throws Exception {
        Map<Integer, Point> unjudged = new HashMap<>();
        for (var one : points.entries()) {
            unjudged.put(
                    one.getKey(),
                    Point.unjudged(one.getValue().values(), one.getValue().records()));
        }
        points.putAll(unjudged);
    }

    private RulesInForce rules(ReadOnlyBroadcastState<String, RuleRow> state) throws Exception {
        RulesInForce current = rules;
        if (current == null) {
            List<RuleRow> active = new ArrayList<>();
            for (var one : state.immutableEntries()) {
                if (one.getValue().status().equals(ACTIVE)) {
                    active.add(one.getValue());
                }
            }
            current = new RulesInForce(active);
            rules = current;
        }
        return current;
    }

    private void judge(
            Named subject, InstitutionRow institution, RulesInForce inForce, long cityTime, Collector<AlertRow> out)
            throws Exception {
        String label = subject.type() == SubjectType.INSTITUTION ? institution.name() : subject.label();
        Verdicts verdicts = new Verdicts(subject.institution(), subject.type(), subject.subject(), label);
        InstitutionType kind = InstitutionType.ofId(institution.type());
        TreeMap<Integer, Point> days = new TreeMap<>();
        Map<Integer, Point> newlyJudged = new HashMap<>();
        for (var one : points.entries()) {
            Point judged = verdicts.judged(one.getValue(), one.getKey(), inForce, kind);
            days.put(one.getKey(), judged);
            if (judged.stamp() != one.getValue().stamp()) {
                newlyJudged.put(one.getKey(), judged);
            }
        }
        points.putAll(newlyJudged);
        Map<String, AlertRow> before = new HashMap<>();
        for (AlertRow alert : told.values()) {
            before.put(alert.id(), alert);
        }
        List<AlertRow> now = verdicts.alerts(days, inForce, CityTime.closedDay(cityTime));
        for (AlertRow change : Verdicts.changes(before, now, inForce::has)) {
            told.put(change.id(), change);
            out.collect(change);
        }
    }

    /**
     * The day on which a rule with a duration may open without anything new being observed: needed for subjects that are
     * only observed when they change.
     */
    private @Nullable Integer pendingDay(RulesInForce inForce, SubjectType type) throws Exception {
        if (type == SubjectType.INSTITUTION || type == SubjectType.PRODUCT) {
            return null;
        }
        int last = Integer.MIN_VALUE;
        for (int day : points.keys()) {
            last = Math.max(last, day);
        }
        Point newest = points.get(last);
        Integer pending = null;
        List<RulesInForce.Versioned> list = inForce.of(type);
        for (int i = 0; newest != null && i < Math.min(list.size(), newest.verdicts().length); i++) {
            int wait = list.get(i).rule().rule().forDays();
            if (wait > 1 && newest.verdict(i) != null) {
                pending = Math.max(pending == null ? last : pending, last + wait - 1);
            }
        }
        return pending;
    }
}
