package io.firewatch.detection.party;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.loan.BorrowerLoan;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.UserInfo;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The BorrowerBook, kept city-wide: how old the borrower of each loan was (R20) and whether loans are repaid with the next ones
 * (R05d, R07a) or one project is open at several lenders (R02). Tells days as they close. State is kept for the life of the party's loans.
 */
public final class BorrowerFunction extends BookFunction<FeedRecord, BorrowerLoan, Observation> {
    /** Older borrowers are of no interest to any rule (supervision-rules R20). */
    private static final int YOUNG = 23;

    /** What was told: of a loan or of the party itself at an institution. */
    public record ToldOn(String institution, String facet, String subject, int day) {
        @Override
        public int hashCode() {
            return 31 * (31 * institution.hashCode() + subject.hashCode()) + day;
        }
    }

    private transient MapState<String, PartyKnown> known;
    private transient MapState<String, String> born;
    private transient MapState<String, BorrowerLoan> loans;
    private transient MapState<ToldOn, Observation> told;

    @Override
    public void open(OpenContext context) {
        known = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("known", Types.STRING, TypeInformation.of(PartyKnown.class)));
        born = getRuntimeContext().getMapState(new MapStateDescriptor<>("born", Types.STRING, Types.STRING));
        loans = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("loans", Types.STRING, TypeInformation.of(BorrowerLoan.class)));
        told = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "told", TypeInformation.of(ToldOn.class), TypeInformation.of(Observation.class)));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        UserInfo user = record.userInfo();
        if (user == null) {
            return;
        }
        known.put(
                record.institution(),
                new PartyKnown(record.institution(), user.userType(), PartyFunction.label(user), record.seq()));
        if (user.bornMonth().isEmpty()) {
            born.remove(record.institution());
        } else {
            born.put(record.institution(), user.bornMonth());
        }
        settleSoon(ctx.timerService());
    }

    @Override
    public void processElement2(BorrowerLoan loan, Context ctx, Collector<Observation> out) throws Exception {
        loans.put(loan.institution() + '|' + loan.loan(), loan);
        settleSoon(ctx.timerService());
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        Map<String, List<BorrowerLoan>> byInstitution = new TreeMap<>();
        for (BorrowerLoan loan : loans.values()) {
            if (!loan.isGone()) {
                byInstitution
                        .computeIfAbsent(loan.institution(), code -> new ArrayList<>())
                        .add(loan);
            }
        }
        List<BorrowerLoan> all =
                byInstitution.values().stream().flatMap(List::stream).toList();
        Map<ToldOn, Observation> now = new HashMap<>();
        int next = Integer.MAX_VALUE;
        for (Map.Entry<String, List<BorrowerLoan>> one : byInstitution.entrySet()) {
            String institution = one.getKey();
            for (BorrowerLoan loan : one.getValue()) {
                Integer age = age(born.get(institution), loan.startDay());
                if (age != null && loan.startDay() <= closedDay) {
                    put(now, ofAge(loan, age));
                } else if (age != null) {
                    next = Math.min(next, loan.startDay());
                }
            }
            String label = label(institution, key);
            next = Math.min(
                    next, put(now, closedDay, institution, Facet.ROLLOVER, key, label, Rollover.of(one.getValue())));
            next = Math.min(
                    next,
                    put(now, closedDay, institution, Facet.PROJECT, key, label, SameProject.of(institution, all)));
        }
        tell(now, out);
        if (next != Integer.MAX_VALUE) {
            settleWhenClosed(ctx.timerService(), next);
        }
    }

    /** Puts what a facet of the party says of the closed days; tells the first day that is not closed yet. */
    private static int put(
            Map<ToldOn, Observation> now,
            int closedDay,
            String institution,
            Facet facet,
            EntityKey key,
            String label,
            SortedMap<Integer, Observed> days) {
        for (Map.Entry<Integer, Observed> one : days.headMap(closedDay + 1).entrySet()) {
            Observed seen = one.getValue();
            put(now, Observation.of(institution, facet, key.id(), label, one.getKey(), seen.values(), seen.records()));
        }
        SortedMap<Integer, Observed> open = days.tailMap(closedDay + 1);
        return open.isEmpty() ? Integer.MAX_VALUE : open.firstKey();
    }

    private void tell(Map<ToldOn, Observation> now, Collector<Observation> out) throws Exception {
        List<ToldOn> gone = new ArrayList<>();
        for (var one : told.entries()) {
            if (!now.containsKey(one.getKey())) {
                gone.add(one.getKey());
                Observation was = one.getValue();
                Facet facet = Facet.valueOf(was.group().toUpperCase(Locale.ROOT));
                out.collect(Observation.withdrawn(was.institution(), facet, was.subject(), was.label(), was.day()));
            }
        }
        for (ToldOn on : gone) {
            told.remove(on);
        }
        for (Map.Entry<ToldOn, Observation> one : now.entrySet()) {
            if (!one.getValue().equals(told.get(one.getKey()))) {
                told.put(one.getKey(), one.getValue());
                out.collect(one.getValue());
            }
        }
    }

    private static void put(Map<ToldOn, Observation> now, Observation seen) {
        now.put(new ToldOn(seen.institution(), seen.group(), seen.subject(), seen.day()), seen);
    }

    private static Observation ofAge(BorrowerLoan loan, int age) {
        return Observation.of(
                loan.institution(),
                Facet.BORROWER,
                loan.loan(),
                loan.loan(),
                loan.startDay(),
                new double[] {age},
                new long[] {loan.seq()});
    }

    /** Whole years, the month of the birthday counted as past; null unless known and young. */
    private static @Nullable Integer age(@Nullable String month, int day) {
        if (month == null) {
            return null;
        }
        long years = ChronoUnit.YEARS.between(YearMonth.parse(month), YearMonth.from(BusinessTime.date(day)));
        return years >= 0 && years < YOUNG ? Integer.valueOf((int) years) : null;
    }

    /** As the book of what the party owes calls it. */
    private String label(String institution, EntityKey key) throws Exception {
        PartyKnown here = known.get(institution);
        PartyKnown newest = here;
        if (here == null) {
            for (PartyKnown one : known.values()) {
                newest = newest == null || one.seq() > newest.seq() ? one : newest;
            }
        }
        return newest == null ? PartyFunction.hash(key) : newest.label();
    }
}
