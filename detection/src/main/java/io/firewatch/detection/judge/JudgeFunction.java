package io.firewatch.detection.judge;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.OutcomeRow;
import io.firewatch.detection.alert.ShadowRow;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.feed.Reject;
import io.firewatch.detection.judge.RulesInForce.RuleSet;
import io.firewatch.detection.judge.RulesInForce.Shadow;
import io.firewatch.detection.measure.MeasuresInForce;
import io.firewatch.detection.time.CityTime;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.judging.Exceptions;
import io.firewatch.rulesets.judging.ObservedDays;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
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
    /** Every version of every rule, by rule and version: which is in force must not depend on the order they come in. */
    public static final MapStateDescriptor<String, RuleRow> RULES =
            new MapStateDescriptor<>("rules", Types.STRING, TypeInformation.of(RuleRow.class));

    public static final MapStateDescriptor<String, InstitutionRow> INSTITUTIONS =
            new MapStateDescriptor<>("institutions", Types.STRING, TypeInformation.of(InstitutionRow.class));

    /** What rules say of subjects when it is neither an alert nor nothing. */
    public static final OutputTag<OutcomeRow> OUTCOMES =
            new OutputTag<>("outcomes", TypeInformation.of(OutcomeRow.class));

    /** What drafts on trial raise; it goes nowhere but into the ledger of trials. */
    public static final OutputTag<ShadowRow> SHADOWS = new OutputTag<>("shadows", TypeInformation.of(ShadowRow.class));

    /** Rules that were activated but do not compile. */
    public static final OutputTag<Reject> BROKEN_RULES =
            new OutputTag<>("broken-rules", TypeInformation.of(Reject.class));

    /** Every observation held, told once more after a restart. */
    public static final OutputTag<Observation> TOLD_AGAIN =
            new OutputTag<>("told-again", TypeInformation.of(Observation.class));

    /** The days of subjects within sight, a month at a time. */
    public static final OutputTag<HistoryPage> HISTORY =
            new OutputTag<>("history", TypeInformation.of(HistoryPage.class));

    private static final MapStateDescriptor<String, AlertRow> ALERTS =
            new MapStateDescriptor<>("told", Types.STRING, TypeInformation.of(AlertRow.class));

    private static final MapStateDescriptor<String, ShadowRow> SHADOWS_TOLD =
            new MapStateDescriptor<>("told-shadows", Types.STRING, TypeInformation.of(ShadowRow.class));

    private static final MapStateDescriptor<String, OutcomeRow> OUTCOMES_TOLD =
            new MapStateDescriptor<>("told-outcomes", Types.STRING, TypeInformation.of(OutcomeRow.class));

    private static final MapStateDescriptor<ToldOn, Told> TOLD =
            new MapStateDescriptor<>("observed", TypeInformation.of(ToldOn.class), TypeInformation.of(Told.class));

    /** Who the key is, and how to call it. */
    public record Named(String institution, SubjectType type, String subject, String label) {}

    private transient MapState<ToldOn, Told> observed;
    private transient MapState<ToldOn, Judged> judged;
    private transient MapState<String, Boolean> changedGroups;
    private transient ValueState<Integer> judgedThrough;
    private transient ValueState<Named> named;
    private transient MapState<String, AlertRow> told;
    private transient MapState<String, OutcomeRow> toldOutcomes;
    private transient History history;
    private transient MapState<String, ShadowRow> toldShadows;
    private transient CompiledRules compiler;
    private transient List<RuleRow> doubtful;
    private transient @Nullable RulesInForce rules;
    private transient @Nullable TimerService timers;

    /** The key of a subject. */
    public static EntityKey keyOf(Observation observation) {
        return new EntityKey(observation.institution(), observation.type().id() + '/' + observation.subject());
    }

    @Override
    public void open(OpenContext context) {
        compiler = new CompiledRules();
        doubtful = new ArrayList<>();
        observed = getRuntimeContext().getMapState(TOLD);
        judged = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "judged", TypeInformation.of(ToldOn.class), TypeInformation.of(Judged.class)));
        changedGroups = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("changed-groups", Types.STRING, Types.BOOLEAN));
        judgedThrough = getRuntimeContext().getState(new ValueStateDescriptor<>("judged-through", Types.INT));
        named = getRuntimeContext().getState(new ValueStateDescriptor<>("named", TypeInformation.of(Named.class)));
        told = getRuntimeContext().getMapState(ALERTS);
        toldOutcomes = getRuntimeContext().getMapState(OUTCOMES_TOLD);
        history = new History(getRuntimeContext());
        toldShadows = getRuntimeContext().getMapState(SHADOWS_TOLD);
    }

    @Override
    public void processElement(Observation seen, ReadOnlyContext ctx, Collector<AlertRow> out) throws Exception {
        Named known = named.value();
        // Measures know a subject by its id only; whoever knows more of it names it.
        String nameless = known == null ? seen.subject() : known.label();
        String label = seen.label().isEmpty() ? nameless : seen.label();
        if (known == null || !known.label().equals(label)) {
            named.update(new Named(seen.institution(), seen.type(), seen.subject(), label));
        }
        ToldOn on = new ToldOn(seen.group(), seen.day());
        if (seen.isWithdrawn()) {
            observed.remove(on);
        } else {
            observed.put(on, Told.of(seen));
        }
        changedGroups.put(seen.group(), true);
        history.changed(seen.type(), on);
        timers = ctx.timerService();
        ctx.timerService().registerEventTimeTimer(ctx.timerService().currentWatermark() + 1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<AlertRow> out) throws Exception {
        timers = ctx.timerService();
        Named subject = named.value();
        InstitutionRow institution =
                subject == null ? null : ctx.getBroadcastState(INSTITUTIONS).get(subject.institution());
        if (subject == null || institution == null) {
            return;
        }
        RulesInForce inForce = rules(ctx.getBroadcastState(RULES));
        tellBroken(ctx);
        Set<String> changed = new HashSet<>();
        changedGroups.keys().forEach(changed::add);
        long now = ctx.timerService().currentWatermark();
        Integer through = judgedThrough.value();
        boolean newDay = through == null || through < CityTime.closedDay(now);
        judge(
                subject,
                institution,
                inForce,
                set -> newDay || set.groups().stream().anyMatch(changed::contains),
                now,
                this::wake,
                new Said(
                        out::collect,
                        one -> ctx.output(OUTCOMES, one),
                        one -> ctx.output(HISTORY, one),
                        one -> ctx.output(SHADOWS, one)));
        changedGroups.clear();
        judgedThrough.update(CityTime.closedDay(now));
    }

    @Override
    public void processBroadcastElement(FeedChange change, Context ctx, Collector<AlertRow> out) throws Exception {
        RuleRow rule = change.rule();
        InstitutionRow institution = change.institution();
        if (change.isResumed()) {
            tellAgain(ctx, out);
        } else if (rule != null && takeRule(rule, ctx)) {
            judgeAll(ctx, null, touchedBy(rule), out);
        } else if (institution != null) {
            InstitutionRow before = ctx.getBroadcastState(INSTITUTIONS).get(institution.code());
            ctx.getBroadcastState(INSTITUTIONS).put(institution.code(), institution);
            if (before == null || !before.type().equals(institution.type())) {
                judgeAll(ctx, institution, set -> true, out);
            }
        }
    }

    /** A measure or an exception may touch any rule; a draft on trial touches itself only. */
    private static Predicate<RuleSet> touchedBy(RuleRow row) {
        return switch (row.kind()) {
            case RuleRow.RULE -> set -> set.has(row.rule());
            case RuleRow.SHADOW -> set -> set.id().equals(row.rule() + "@" + row.version());
            default -> set -> true;
        };
    }

    /**
     * After a restart the record and the index may hold what was told after the checkpoint, from facts that then came in
     * another order: what is held now counts.
     */
    private void tellAgain(Context ctx, Collector<AlertRow> out) throws Exception {
        ctx.applyToKeyedState(ALERTS, (key, alerts) -> alerts.values().forEach(out::collect));
        ctx.applyToKeyedState(
                OUTCOMES_TOLD, (key, outcomes) -> outcomes.values().forEach(one -> ctx.output(OUTCOMES, one)));
        ctx.applyToKeyedState(
                SHADOWS_TOLD, (key, shadows) -> shadows.values().forEach(one -> ctx.output(SHADOWS, one)));
        ctx.applyToKeyedState(TOLD, (key, seen) -> {
            Named subject = named.value();
            for (var one : seen.entries()) {
                ToldOn on = one.getKey();
                Told told = one.getValue();
                ctx.output(
                        TOLD_AGAIN,
                        new Observation(
                                subject.institution(),
                                subject.type(),
                                on.group(),
                                subject.subject(),
                                subject.label(),
                                on.day(),
                                told.values(),
                                told.records(),
                                told.exhibits()));
            }
            Map<String, NavigableMap<Integer, Told>> byGroup = observedByGroup();
            history.changedAll(subject.type(), byGroup);
            history.tell(subject, byGroup, one -> ctx.output(HISTORY, one));
        });
    }

    private static void refuse(@Nullable String broken, Context ctx) {
        if (broken != null) {
            ctx.output(BROKEN_RULES, new Reject("", 0, 0, broken));
        }
    }

    /** True when the rules in force are others now. */
    private boolean takeRule(RuleRow rule, Context ctx) throws Exception {
        String version = rule.rule() + "@" + rule.version();
        if (rule.equals(ctx.getBroadcastState(RULES).get(version))) {
            return false;
        }
        ctx.getBroadcastState(RULES).put(version, rule);
        rules = null;
        rules(ctx.getBroadcastState(RULES));
        switch (rule.kind()) {
            case RuleRow.MEASURE ->
                MeasuresInForce.of(List.of(rule))
                        .broken()
                        .values()
                        .forEach(why -> ctx.output(BROKEN_RULES, new Reject("", 0, 0, why)));
            case RuleRow.EXCEPTION -> refuse(Exceptions.broken(RulesInForce.versionOf(rule)), ctx);
            default -> {
                String broken = compiler.of(rule).broken();
                if (broken != null && CompiledRules.isForLackOfAMeasure(broken)) {
                    doubtful.add(rule);
                } else {
                    refuse(broken, ctx);
                }
            }
        }
        return true;
    }

    /** Rules that lack a measure, not as soon as they come: the measure may be the next thing that does. */
    private void tellBroken(OnTimerContext ctx) {
        for (RuleRow rule : doubtful) {
            String broken = compiler.of(rule).broken();
            if (broken != null) {
                ctx.output(BROKEN_RULES, new Reject("", 0, 0, broken));
            }
        }
        doubtful.clear();
    }

    private void judgeAll(Context ctx, @Nullable InstitutionRow only, Predicate<RuleSet> asked, Collector<AlertRow> out)
            throws Exception {
        RulesInForce inForce = rules(ctx.getBroadcastState(RULES));
        long cityTime = ctx.currentWatermark();
        ctx.applyToKeyedState(TOLD, (key, state) -> {
            Named subject = named.value();
            if (subject == null || (only != null && !only.code().equals(subject.institution()))) {
                return;
            }
            boolean isAsked = Stream.concat(
                            inForce.of(subject.type()).stream(),
                            inForce.shadows(subject.type()).stream().map(Shadow::set))
                    .anyMatch(asked);
            if (!isAsked && told.isEmpty() && toldShadows.isEmpty()) {
                return; // no rule to ask, and no alert of a rule that was
            }
            if (only != null) {
                judged.clear(); // the kind of institution decides which rules apply
            }
            InstitutionRow institution = ctx.getBroadcastState(INSTITUTIONS).get(subject.institution());
            if (institution != null) {
                judge(
                        subject,
                        institution,
                        inForce,
                        asked,
                        cityTime,
                        this::wake,
                        new Said(
                                out::collect,
                                one -> ctx.output(OUTCOMES, one),
                                one -> ctx.output(HISTORY, one),
                                one -> ctx.output(SHADOWS, one)));
            }
        });
    }

    /**
     * Wakes the current subject when a day closes. Flink hands timers out with an element only; those of this operator are
     * all the same object, which knows the current key whoever set it. Before the first element or timer after a start
     * there is none: then the subject is woken by its next observation.
     */
    private void wake(int day) {
        TimerService service = timers;
        if (service != null) {
            service.registerEventTimeTimer(CityTime.closing(day));
        }
    }

    private RulesInForce rules(ReadOnlyBroadcastState<String, RuleRow> state) throws Exception {
        RulesInForce current = rules;
        if (current == null) {
            List<RuleRow> versions = new ArrayList<>();
            state.immutableEntries().forEach(one -> versions.add(one.getValue()));
            compiler.measures(MeasuresInForce.of(versions).indicators());
            current = new RulesInForce(versions, compiler);
            rules = current;
        }
        return current;
    }

    /** Where goes what is said. */
    private record Said(
            Consumer<AlertRow> alerts,
            Consumer<OutcomeRow> outcomes,
            Consumer<HistoryPage> history,
            Consumer<ShadowRow> shadows) {}

    /** Judges by the sets of rules asked for; what the others said stands. */
    private void judge(
            Named subject,
            InstitutionRow institution,
            RulesInForce inForce,
            Predicate<RuleSet> asked,
            long cityTime,
            IntConsumer wakeWhenClosed,
            Said said)
            throws Exception {
        InstitutionType kind = InstitutionType.ofId(institution.type());
        Verdicts verdicts = verdicts(subject, institution, inForce);
        int closedDay = CityTime.closedDay(cityTime);
        Map<String, NavigableMap<Integer, Told>> byGroup = observedByGroup();
        Set<String> standing = new HashSet<>();
        Boolean within = history.isSought(subject.type()) ? false : null;
        boolean looksAtAll = within != null && history.isNew();
        for (RuleSet set : inForce.of(subject.type())) {
            if (!looksAtAll && !asked.test(set)) {
                set.rules().forEach(one -> standing.add(one.id()));
                continue;
            }
            NavigableMap<Integer, SubjectDay> days = SubjectDay.of(set.layout(), set.groups(), byGroup);
            if (days.isEmpty()) {
                continue;
            }
            List<SubjectDay> askedAnew = new ArrayList<>();
            Map<Integer, Judged> judged = judged(days, set, verdicts, askedAnew);
            if (within != null && !within) {
                within = couldHold(set, kind, looksAtAll ? days.values() : askedAnew);
            }
            verdicts.add(days, judged, set, historyFrom(set, byGroup), closedDay, wakeWhenClosed);
        }
        Map<String, AlertRow> before = new HashMap<>();
        for (AlertRow alert : told.values()) {
            if (!standing.contains(alert.rule())) {
                before.put(alert.id(), alert);
            }
        }
        for (AlertRow change : Verdicts.changes(before, verdicts.alerts(), inForce::has)) {
            told.put(change.id(), change);
            said.alerts().accept(change);
        }
        tellOutcomes(verdicts.outcomes(), standing, said.outcomes());
        if (within != null) {
            history.looked(subject.type(), within, byGroup);
        }
        history.tell(subject, byGroup, said.history());
        judgeShadows(subject, institution, inForce, asked, byGroup, closedDay, wakeWhenClosed, said.shadows());
    }

    private static Verdicts verdicts(Named subject, InstitutionRow institution, RulesInForce inForce) {
        return new Verdicts(
                subject.institution(),
                InstitutionType.ofId(institution.type()),
                subject.type(),
                subject.subject(),
                subject.type() == SubjectType.INSTITUTION ? institution.name() : subject.label(),
                inForce.exceptions());
    }

    /** Drafts on trial judge the same days as the rules in force, each for itself. */
    private void judgeShadows(
            Named subject,
            InstitutionRow institution,
            RulesInForce inForce,
            Predicate<RuleSet> asked,
            Map<String, NavigableMap<Integer, Told>> byGroup,
            int closedDay,
            IntConsumer wakeWhenClosed,
            Consumer<ShadowRow> out)
            throws Exception {
        List<Shadow> running = inForce.shadows(subject.type());
        forgetEnded(running);
        for (Shadow shadow : running) {
            if (!asked.test(shadow.set())) {
                continue;
            }
            Verdicts verdicts = verdicts(subject, institution, inForce);
            NavigableMap<Integer, SubjectDay> days =
                    SubjectDay.of(shadow.set().layout(), shadow.set().groups(), byGroup);
            if (!days.isEmpty()) {
                verdicts.add(
                        days,
                        judged(days, shadow.set(), verdicts, new ArrayList<>()),
                        shadow.set(),
                        historyFrom(shadow.set(), byGroup),
                        closedDay,
                        wakeWhenClosed);
            }
            Map<String, AlertRow> before = new HashMap<>();
            for (ShadowRow one : toldShadows.values()) {
                if (one.isOf(shadow.name(), shadow.trial())) {
                    before.put(one.alert().id(), one.alert());
                }
            }
            for (AlertRow change : Verdicts.changes(before, verdicts.alerts(), rule -> true)) {
                ShadowRow row = new ShadowRow(shadow.name(), shadow.trial(), change);
                toldShadows.put(shadow.id() + '/' + change.id(), row);
                out.accept(row);
            }
        }
    }

    /** What a trial said stays in its ledger; the job needs to know of it no longer. */
    private void forgetEnded(List<Shadow> running) throws Exception {
        if (toldShadows.isEmpty()) {
            return;
        }
        List<String> ended = new ArrayList<>();
        for (var one : toldShadows.entries()) {
            ShadowRow row = one.getValue();
            if (running.stream().noneMatch(shadow -> row.isOf(shadow.name(), shadow.trial()))) {
                ended.add(one.getKey());
            }
        }
        for (String one : ended) {
            toldShadows.remove(one);
        }
    }

    private Map<String, NavigableMap<Integer, Told>> observedByGroup() throws Exception {
        Map<String, NavigableMap<Integer, Told>> byGroup = new HashMap<>();
        for (var one : observed.entries()) {
            byGroup.computeIfAbsent(one.getKey().group(), group -> new TreeMap<>())
                    .put(one.getKey().day(), one.getValue());
        }
        return byGroup;
    }

    private void tellOutcomes(Map<String, OutcomeRow> now, Set<String> standing, Consumer<OutcomeRow> out)
            throws Exception {
        List<OutcomeRow> before = new ArrayList<>();
        toldOutcomes.values().forEach(before::add);
        for (OutcomeRow one : before) {
            if (!standing.contains(one.rule()) && !now.containsKey(one.rule())) {
                toldOutcomes.remove(one.rule());
                out.accept(one.takenBack());
            }
        }
        for (OutcomeRow one : now.values()) {
            if (!one.equals(toldOutcomes.get(one.rule()))) {
                toldOutcomes.put(one.rule(), one);
                out.accept(one);
            }
        }
    }

    /** First day on which every group the set asks about, of those ever observed, had been. */
    private static int historyFrom(RuleSet set, Map<String, NavigableMap<Integer, Told>> byGroup) {
        return ObservedDays.historyFrom(set.groups().stream()
                .map(byGroup::get)
                .filter(Objects::nonNull)
                .map(one -> SubjectDay.days(one.navigableKeySet()))
                .toList());
    }

    /** Whether a rule could hold on one of these days by some setting of its parameters. */
    private static boolean couldHold(RuleSet set, InstitutionType kind, Collection<SubjectDay> days) {
        return days.stream().anyMatch(day -> set.rules().stream()
                .map(RulesInForce.Versioned::rule)
                .anyMatch(one -> one.isFor(kind) && one.couldHold(day.values())));
    }

    /** What a set says of each day; those it was not asked about before are added to {@code askedAnew}. */
    private Map<Integer, Judged> judged(
            NavigableMap<Integer, SubjectDay> days, RuleSet set, Verdicts verdicts, List<SubjectDay> askedAnew)
            throws Exception {
        Map<Integer, Judged> said = new HashMap<>();
        for (Map.Entry<Integer, SubjectDay> one : days.entrySet()) {
            ToldOn on = new ToldOn(set.id(), one.getKey());
            Judged known = judged.get(on);
            if (known == null || !known.isOf(set.stamp(), one.getValue().fingerprint())) {
                known = verdicts.judged(one.getValue(), set);
                askedAnew.add(one.getValue());
                judged.put(on, known);
            }
            said.put(one.getKey(), known);
        }
        return said;
    }
}
