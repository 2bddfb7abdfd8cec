package io.firewatch.detection.guarantee;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.ties.AboutParty;
import io.firewatch.detection.ties.GuarantorTies;
import io.firewatch.detection.ties.RegisteredTie;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.Affiliation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.GuarantorFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The book of one guarantee company, kept city-wide: what the register says of it on the left, its parts of loans and what
 * the institutions' graphs say on the right. Observed at each institution that relies on it, for every day that closes on
 * which something changes, and again from the first day a late fact touches.
 */
public final class GuaranteeFunction extends BookFunction<AboutParty, GuaranteeFact, Observation> {
    private static final int ALL_DAYS = Integer.MIN_VALUE;
    private static final int SHOWN_HASH_CHARS = 8;

    private transient MapState<Integer, GuarantorFacts> register;
    private transient MapState<String, RegisteredTie> controllers;
    private transient MapState<String, GuaranteedLoan> loans;
    private transient MapState<String, GuarantorTies> ties;
    private transient MapState<Integer, String[]> told;
    private transient ValueState<Integer> listedSince;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;

    @Override
    public void open(OpenContext context) {
        register = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("register", Types.INT, TypeInformation.of(GuarantorFacts.class)));
        controllers = map("controllers", RegisteredTie.class);
        loans = map("loans", GuaranteedLoan.class);
        ties = map("ties", GuarantorTies.class);
        told = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("told", Types.INT, TypeInformation.of(String[].class)));
        listedSince = getRuntimeContext().getState(new ValueStateDescriptor<>("listed-since", Types.INT));
        judgedDay = getRuntimeContext().getState(new ValueStateDescriptor<>("judged-day", Types.INT));
        dirtyDay = getRuntimeContext().getState(new ValueStateDescriptor<>("dirty-day", Types.INT));
    }

    private <T> MapState<String, T> map(String name, Class<T> type) {
        return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(type)));
    }

    @Override
    public void processElement1(AboutParty about, Context ctx, Collector<Observation> out) throws Exception {
        FeedRecord record = about.record();
        GuarantorFacts facts = record.guarantorFacts();
        Affiliation tie = record.affiliation();
        if (facts != null) {
            register.put(facts.asOf(), facts);
            changed(ALL_DAYS, ctx);
        } else if (tie != null) {
            controllers.put(record.institution() + '|' + record.key(), new RegisteredTie(tie, record.seq()));
            changed(ALL_DAYS, ctx);
        }
    }

    @Override
    public void processElement2(GuaranteeFact fact, Context ctx, Collector<Observation> out) throws Exception {
        GuaranteedLoan loan = fact.loan();
        GuarantorTies tied = fact.ties();
        if (loan != null) {
            GuaranteedLoan before = loans.get(loan.place());
            loans.put(loan.place(), loan);
            changed(firstChange(before, loan), ctx);
        } else if (tied != null) {
            ties.put(tied.institution(), tied);
            changed(ALL_DAYS, ctx);
        } else if (fact.listedSince() != null) {
            listedSince.update(fact.listedSince());
            changed(ALL_DAYS, ctx);
        }
    }

    private static int firstChange(@Nullable GuaranteedLoan before, GuaranteedLoan now) {
        if (before == null) {
            return now.owed().days().length == 0
                    ? Integer.MAX_VALUE
                    : now.owed().days()[0];
        }
        boolean sameTerms = before.debtor().equals(now.debtor())
                && before.name().equals(now.name())
                && before.insured() == now.insured()
                && before.licence() == now.licence()
                && before.seq() == now.seq();
        return sameTerms
                ? Math.min(
                        first(now.owed(), before.owed()),
                        Math.min(first(now.late(), before.late()), first(now.unmet(), before.unmet())))
                : ALL_DAYS;
    }

    private static int first(StepSeries now, StepSeries before) {
        var changes = now.changesSince(before);
        return changes.isEmpty() ? Integer.MAX_VALUE : changes.firstKey();
    }

    private void changed(int day, Context ctx) throws Exception {
        Integer dirty = dirtyDay.value();
        dirtyDay.update(dirty == null ? day : Math.min(dirty, day));
        settleSoon(ctx.timerService());
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        if (loans.isEmpty()) {
            return;
        }
        GuaranteeBook book = book(key.id());
        Integer judged = judgedDay.value();
        Integer dirty = dirtyDay.value();
        int from = judged == null ? ALL_DAYS : dirty == null ? judged + 1 : Math.min(dirty, judged + 1);
        NavigableSet<Integer> days = book.days();
        if (from <= closedDay) {
            String label = label(book);
            takeBack(key, label, from, days, out);
            Integer last = days.lower(from);
            Set<String> relying = last == null ? Set.of() : new GuaranteeDay(book, last).institutions();
            for (int day : days.subSet(from, true, closedDay, true)) {
                GuaranteeDay seen = new GuaranteeDay(book, day);
                observe(key, label, seen, day, relying, out);
                relying = seen.institutions();
            }
            judgedDay.update(closedDay);
        }
        dirtyDay.clear();
        Integer next = days.higher(closedDay);
        if (next != null) {
            settleWhenClosed(ctx.timerService(), next);
        }
    }

    /** {@code relying} are those it guaranteed something at before: they are told when nothing is left. */
    private void observe(
            EntityKey key, String label, GuaranteeDay seen, int day, Set<String> relying, Collector<Observation> out)
            throws Exception {
        Set<String> concerned = new TreeSet<>(relying);
        concerned.addAll(seen.institutions());
        String[] before = told.get(day);
        for (String institution : before == null ? new String[0] : before) {
            if (!concerned.contains(institution)) {
                out.collect(Observation.withdrawn(institution, Facet.GUARANTEE, key.id(), label, day));
            }
        }
        for (String institution : concerned) {
            out.collect(Observation.of(
                    institution,
                    Facet.GUARANTEE,
                    key.id(),
                    label,
                    day,
                    seen.values(institution),
                    seen.records(institution),
                    seen.exhibits(institution)));
        }
        told.put(day, concerned.toArray(String[]::new));
    }

    /** Days on which, as it turns out, nothing changed. */
    private void takeBack(EntityKey key, String label, int from, NavigableSet<Integer> days, Collector<Observation> out)
            throws Exception {
        Integer judged = judgedDay.value();
        if (judged == null || from > judged) {
            return;
        }
        List<Integer> gone = new ArrayList<>();
        for (int day : told.keys()) {
            if (day >= from && !days.contains(day)) {
                gone.add(day);
            }
        }
        for (int day : gone) {
            for (String institution : told.get(day)) {
                out.collect(Observation.withdrawn(institution, Facet.GUARANTEE, key.id(), label, day));
            }
            told.remove(day);
        }
    }

    private GuaranteeBook book(String guarantor) throws Exception {
        List<GuaranteedLoan> guaranteed = new ArrayList<>();
        loans.values().forEach(guaranteed::add);
        NavigableMap<Integer, GuarantorFacts> rows = new TreeMap<>();
        for (var one : register.entries()) {
            rows.put(one.getKey(), one.getValue());
        }
        List<RegisteredTie> registered = new ArrayList<>();
        controllers.values().forEach(registered::add);
        registered.sort(Comparator.comparingLong(RegisteredTie::seq));
        Map<String, GuarantorTies> tied = new HashMap<>();
        for (var one : ties.entries()) {
            tied.put(one.getKey(), one.getValue());
        }
        return new GuaranteeBook(guarantor, guaranteed, rows, registered, new TreeMap<>(tied), listedSince.value());
    }

    /** As the register calls it, or as the newest listing does. */
    private static String label(GuaranteeBook book) {
        String name = !book.register().isEmpty()
                ? book.register().lastEntry().getValue().name()
                : book.loans().stream()
                        .max(Comparator.comparingLong(GuaranteedLoan::seq))
                        .map(GuaranteedLoan::name)
                        .orElse("");
        String hash = book.guarantor()
                .substring(0, Math.min(SHOWN_HASH_CHARS, book.guarantor().length()));
        return name.isEmpty() ? hash : name + " · " + hash;
    }
}
