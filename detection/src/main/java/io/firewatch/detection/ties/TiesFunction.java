package io.firewatch.detection.ties;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.institution.InstitutionFact;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.Affiliation;
import io.firewatch.model.record.DeclaredFigures;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.InstitutionFacts;
import io.firewatch.model.record.RegistryEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
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

/**
 * The book of an institution's ties: the register's facts on the left, what its users share and its larger or tied
 * borrowers owe on the right. Observed for every day that closes, and again from the first day a late fact touches.
 */
public final class TiesFunction extends BookFunction<FeedRecord, TieFact, Observation> {
    public static final OutputTag<GuarantorTies> GUARANTORS =
            new OutputTag<>("guarantor-ties", TypeInformation.of(GuarantorTies.class));

    private static final int ALL_DAYS = Integer.MIN_VALUE;

    private static final List<Facet> FACETS = List.of(Facet.RELATED, Facet.REGISTRATION, Facet.FUNDING, Facet.DECLARED);

    private static final List<Function<TiedClient, StepSeries>> CLIENT_SERIES = List.of(
            TiedClient::owed,
            TiedClient::loans,
            TiedClient::consumption,
            TiedClient::production,
            TiedClient::withdrawn,
            TiedClient::drawn);

    private transient MapState<String, RegisteredTie> registered;
    private transient MapState<String, SharedAttribute> shared;
    private transient MapState<String, TiedClient> clients;
    private transient MapState<Integer, Long> balance;
    private transient MapState<RegionDay, Long> lending;
    private transient MapState<Integer, DeclaredFigures> declared;
    private transient MapState<String, RegistryEvent> events;
    private transient ValueState<InstitutionFacts> facts;
    private transient MapState<String, int[]> toldLimits;
    private transient MapState<String, GuarantorTies> toldGuarantors;
    private transient MapState<String, SplitDays.Told> toldSplits;
    private transient MapState<String, int[]> toldRelations;
    private transient ValueState<Integer> startDay;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;

    /** A day's lending to one region. Spells out its hash because state is spread by it. */
    public record RegionDay(int day, String region) {
        @Override
        public int hashCode() {
            return 31 * day + region.hashCode();
        }
    }

    /** Whether a record belongs into this book. */
    public static boolean takes(FeedRecord record) {
        return record.affiliation() != null
                || record.institutionFacts() != null
                || record.registryEvent() != null
                || record.declaredFigures() != null;
    }

    @Override
    public void open(OpenContext context) {
        registered = map("registered", RegisteredTie.class);
        shared = map("shared", SharedAttribute.class);
        clients = map("clients", TiedClient.class);
        events = map("events", RegistryEvent.class);
        toldLimits = map("told-limits", int[].class);
        toldGuarantors = map("told-guarantors", GuarantorTies.class);
        toldSplits = map("told-splits", SplitDays.Told.class);
        toldRelations = map("told-relations", int[].class);
        balance = getRuntimeContext().getMapState(new MapStateDescriptor<>("balance", Types.INT, Types.LONG));
        lending = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("lending", TypeInformation.of(RegionDay.class), Types.LONG));
        declared = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("declared", Types.INT, TypeInformation.of(DeclaredFigures.class)));
        facts = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("facts", TypeInformation.of(InstitutionFacts.class)));
        startDay = getRuntimeContext().getState(new ValueStateDescriptor<>("start-day", Types.INT));
        judgedDay = getRuntimeContext().getState(new ValueStateDescriptor<>("judged-day", Types.INT));
        dirtyDay = getRuntimeContext().getState(new ValueStateDescriptor<>("dirty-day", Types.INT));
    }

    private <T> MapState<String, T> map(String name, Class<T> type) {
        return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(type)));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        Affiliation tie = record.affiliation();
        InstitutionFacts known = record.institutionFacts();
        RegistryEvent event = record.registryEvent();
        DeclaredFigures figures = record.declaredFigures();
        if (tie != null) {
            registered.put(record.key(), new RegisteredTie(tie, record.seq()));
            changed(ALL_DAYS, ctx);
        } else if (known != null) {
            facts.update(known);
            changed(ALL_DAYS, ctx);
        } else if (event != null) {
            RegistryEvent before = events.get(record.key());
            events.put(record.key(), event);
            changed(before == null ? event.day() : Math.min(before.day(), event.day()), ctx);
        } else if (figures != null) {
            declared.put(figures.day(), figures);
            changed(figures.day() - RelatedDays.NEXT_DECLARED_WITHIN_DAYS, ctx);
        }
    }

    @Override
    public void processElement2(TieFact fact, Context ctx, Collector<Observation> out) throws Exception {
        SharedAttribute sharing = fact.shared();
        TiedClient client = fact.client();
        NewLending lent = fact.lending();
        InstitutionFact change = fact.balance();
        if (sharing != null) {
            if (sharing.parties().length == 0) {
                shared.remove(sharing.place());
            } else {
                shared.put(sharing.place(), sharing);
            }
            changed(ALL_DAYS, ctx);
        } else if (client != null) {
            TiedClient before = clients.get(client.party());
            clients.put(client.party(), client);
            changed(firstChange(before, client), ctx);
        } else if (lent != null) {
            add(lending, new RegionDay(lent.day(), lent.region()), lent.fen());
            changed(lent.day(), ctx);
        } else if (change != null) {
            add(balance, change.day(), change.first());
            changed(change.day(), ctx);
        }
    }

    /** What was told and taken back must not show. */
    private static <K> void add(MapState<K, Long> sums, K place, long change) throws Exception {
        Long before = sums.get(place);
        long now = Math.addExact(before == null ? 0 : before, change);
        if (now == 0) {
            sums.remove(place);
        } else {
            sums.put(place, now);
        }
    }

    /** A month-end's gap is looked at from the month before it to that after it. */
    private static int firstChange(@Nullable TiedClient before, TiedClient now) {
        int first = Integer.MAX_VALUE;
        for (Function<TiedClient, StepSeries> one : CLIENT_SERIES) {
            StepSeries then = before == null ? StepSeries.NOTHING : one.apply(before);
            var changes = one.apply(now).changesSince(then);
            first = changes.isEmpty() ? first : Math.min(first, changes.firstKey());
        }
        boolean another = before != null && !now.isLike(before);
        return another || first == Integer.MAX_VALUE ? ALL_DAYS : first - RelatedDays.NEXT_DECLARED_WITHIN_DAYS;
    }

    private void changed(int day, Context ctx) throws Exception {
        Integer judged = judgedDay.value();
        if (judged == null || day <= judged) {
            Integer dirty = dirtyDay.value();
            dirtyDay.update(dirty == null ? day : Math.min(dirty, day));
            settleSoon(ctx.timerService());
        } else {
            settleWhenClosed(ctx.timerService(), day);
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        TieBook book = book(key.institution());
        NavigableMap<Integer, Boolean> days = TieDays.of(book);
        Integer judged = judgedDay.value();
        int first = days.isEmpty() ? Integer.MAX_VALUE : days.firstKey();
        if (!days.isEmpty() && first > closedDay) {
            settleWhenClosed(ctx.timerService(), first);
        }
        if (judged == null && first > closedDay) {
            return;
        }
        Integer dirty = dirtyDay.value();
        Integer start = startDay.value();
        int from = judged == null ? first : dirty == null ? judged + 1 : Math.min(dirty, judged + 1);
        int lastDay = days.isEmpty() ? Integer.MIN_VALUE : TieDays.last(days);
        int last = Math.min(closedDay, lastDay);
        takeBack(
                Math.max(from, start == null ? first : Math.min(start, first)),
                judged,
                first,
                last,
                day -> withdraw(key, day, out));
        RelatedDays related = new RelatedDays(book);
        for (int day = Math.max(from, first); day <= last; day++) {
            observe(key, Facet.RELATED, day, related.values(day), related.records(day), related.exhibits(day), out);
            observe(key, Facet.REGISTRATION, day, RegistrationDays.values(book, day), out);
            observe(key, Facet.FUNDING, day, FundingDays.values(book, day), out);
            observeDeclared(key, book, day, out);
        }
        new LimitDays(book, related).observe(toldLimits, out);
        new GuarantorDays(book, related).tell(toldGuarantors, ties -> ctx.output(GUARANTORS, ties));
        new SplitDays(book).observe(closedDay, toldSplits, out);
        new RelationDays(book, related).observe(toldRelations, out);
        if (days.isEmpty()) {
            judgedDay.clear();
            startDay.clear();
        } else {
            judgedDay.update(last);
            startDay.update(first);
        }
        dirtyDay.clear();
        if (first <= closedDay && closedDay < lastDay) {
            settleWhenClosed(ctx.timerService(), closedDay + 1);
        }
    }

    /** Figures are of one evening: on the day after nothing is declared any more. */
    private static void observeDeclared(EntityKey key, TieBook book, int day, Collector<Observation> out) {
        DeclaredFigures figures = book.declared().get(day);
        if (figures != null) {
            observe(key, Facet.DECLARED, day, figures.figures().clone(), out);
        } else if (book.declared().containsKey(day - 1)) {
            double[] nothing = new double[Facet.DECLARED.indicators().size()];
            Arrays.fill(nothing, Double.NaN);
            observe(key, Facet.DECLARED, day, nothing, out);
        }
    }

    private static void observe(EntityKey key, Facet facet, int day, double[] values, Collector<Observation> out) {
        observe(key, facet, day, values, new long[0], new String[0], out);
    }

    private static void observe(
            EntityKey key,
            Facet facet,
            int day,
            double[] values,
            long[] records,
            String[] exhibits,
            Collector<Observation> out) {
        out.collect(Observation.of(
                key.institution(), facet, key.institution(), key.institution(), day, values, records, exhibits));
    }

    private static void withdraw(EntityKey key, int day, Collector<Observation> out) {
        for (Facet facet : FACETS) {
            out.collect(Observation.withdrawn(key.institution(), facet, key.institution(), key.institution(), day));
        }
    }

    private TieBook book(String institution) throws Exception {
        List<RegisteredTie> ties = new ArrayList<>();
        registered.values().forEach(ties::add);
        List<SharedAttribute> sharing = new ArrayList<>();
        shared.values().forEach(sharing::add);
        sharing.sort((a, b) -> a.place().compareTo(b.place()));
        Map<String, TiedClient> borrowers = new HashMap<>();
        for (var one : clients.entries()) {
            borrowers.put(one.getKey(), one.getValue());
        }
        NavigableMap<Integer, Long> balances = new TreeMap<>();
        for (var one : balance.entries()) {
            balances.put(one.getKey(), one.getValue());
        }
        NavigableMap<Integer, Map<String, Long>> lent = new TreeMap<>();
        for (var one : lending.entries()) {
            lent.computeIfAbsent(one.getKey().day(), day -> new TreeMap<>())
                    .put(one.getKey().region(), one.getValue());
        }
        NavigableMap<Integer, DeclaredFigures> figures = new TreeMap<>();
        for (var one : declared.entries()) {
            figures.put(one.getKey(), one.getValue());
        }
        List<RegistryEvent> befell = new ArrayList<>();
        events.values().forEach(befell::add);
        return new TieBook(institution, ties, sharing, borrowers, balances, lent, figures, befell, facts.value());
    }
}
