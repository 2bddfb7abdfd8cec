package io.firewatch.detection.party;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.institution.InstitutionFact;
import io.firewatch.detection.loan.LoanExposure;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.UserInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The PartyBook, kept city-wide: what a party owes at each institution and in all. Observed on each day on which any of it
 * changes, as soon as it is known: the limits of art. 17 are broken the moment a loan is paid out.
 */
public final class PartyFunction extends BookFunction<FeedRecord, LoanExposure, Observation> {
    public static final OutputTag<InstitutionFact> TOLD =
            new OutputTag<>("party-told", TypeInformation.of(InstitutionFact.class));

    private static final int SHOWN_HASH_CHARS = 8;

    private transient MapState<String, PartyKnown> known;
    private transient MapState<String, LoanExposure> loans;
    private transient MapState<Integer, Boolean> dirtyDays;
    private transient MapState<String, StepSeries> toldBorrower;

    @Override
    public void open(OpenContext context) {
        known = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("known", Types.STRING, TypeInformation.of(PartyKnown.class)));
        loans = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("loans", Types.STRING, TypeInformation.of(LoanExposure.class)));
        dirtyDays = getRuntimeContext().getMapState(new MapStateDescriptor<>("dirty-days", Types.INT, Types.BOOLEAN));
        toldBorrower = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("told-borrower", Types.STRING, TypeInformation.of(StepSeries.class)));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        UserInfo user = record.userInfo();
        if (user == null) {
            return;
        }
        PartyKnown before = known.get(record.institution());
        PartyKnown now = new PartyKnown(record.institution(), user.userType(), label(user), record.seq());
        if (before != null && before.seq() > now.seq()) {
            return;
        }
        known.put(record.institution(), now);
        if (before == null || before.userType() != now.userType()) {
            for (LoanExposure loan : loans.values()) {
                markDirty(loan.limitedOwed());
            }
            settleSoon(ctx.timerService());
        }
    }

    @Override
    public void processElement2(LoanExposure loan, Context ctx, Collector<Observation> out) throws Exception {
        String id = loan.institution() + '|' + loan.loan();
        LoanExposure before = loans.get(id);
        StepSeries owedBefore = before == null ? StepSeries.NOTHING : before.limitedOwed();
        var changes = loan.limitedOwed().changesSince(owedBefore);
        if (!changes.isEmpty()) {
            int first = changes.firstKey();
            markDirty(loan.limitedOwed());
            markDirty(owedBefore);
            for (LoanExposure other : loans.values()) {
                markDirtyFrom(other.limitedOwed(), first);
            }
        }
        loans.put(id, loan);
        settleSoon(ctx.timerService());
    }

    private void markDirty(StepSeries owed) throws Exception {
        markDirtyFrom(owed, Integer.MIN_VALUE);
    }

    private void markDirtyFrom(StepSeries owed, int first) throws Exception {
        for (int day : owed.days()) {
            if (day >= first) {
                dirtyDays.put(day, true);
            }
        }
    }

    static String label(UserInfo user) {
        String hash = user.party()
                .substring(0, Math.min(SHOWN_HASH_CHARS, user.party().length()));
        return user.name().isEmpty() ? hash : user.name() + " · " + hash;
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<Observation> out) throws Exception {
        List<LoanExposure> all = new ArrayList<>();
        loans.values().forEach(all::add);
        TreeSet<String> institutions = new TreeSet<>();
        all.forEach(loan -> institutions.add(loan.institution()));
        TreeSet<Integer> days = new TreeSet<>();
        dirtyDays.keys().forEach(days::add);
        dirtyDays.clear();
        TreeSet<Integer> steps = new TreeSet<>();
        Set<String> limiting = new HashSet<>();
        List<LoanExposure> limited = all.stream().filter(LoanExposure::limited).toList();
        for (LoanExposure loan : limited) {
            limiting.add(loan.institution());
            for (int day : loan.owed().days()) {
                steps.add(day);
            }
        }
        PartyKnown newest = newest();
        for (int day : days) {
            ExposureDay exposure = new ExposureDay(limited, day);
            for (String institution : institutions) {
                PartyKnown here = known.get(institution);
                String label = here != null ? here.label() : newest != null ? newest.label() : hash(key);
                if (!steps.contains(day) || !limiting.contains(institution)) {
                    out.collect(Observation.withdrawn(institution, Facet.EXPOSURE, key.id(), label, day));
                    continue;
                }
                out.collect(Observation.of(
                        institution,
                        Facet.EXPOSURE,
                        key.id(),
                        label,
                        day,
                        exposure.values(institution, here, newest),
                        exposure.records(institution)));
            }
        }
        for (String institution : institutions) {
            tellBorrower(institution, all, ctx);
        }
    }

    static String hash(EntityKey key) {
        return key.id().substring(0, Math.min(SHOWN_HASH_CHARS, key.id().length()));
    }

    private @Nullable PartyKnown newest() throws Exception {
        PartyKnown newest = null;
        for (PartyKnown one : known.values()) {
            newest = newest == null || one.seq() > newest.seq() ? one : newest;
        }
        return newest;
    }

    private void tellBorrower(String institution, List<LoanExposure> all, Context ctx) throws Exception {
        TreeMap<Integer, Long> owing = new TreeMap<>();
        for (LoanExposure loan : all) {
            if (loan.institution().equals(institution)) {
                for (int day : loan.owed().days()) {
                    owing.put(day, new ExposureDay(all, day).owedTo(institution) > 0 ? 1L : 0L);
                }
            }
        }
        StepSeries now = StepSeries.ofLevels(owing);
        StepSeries told = toldBorrower.get(institution);
        now.changesSince(told == null ? StepSeries.NOTHING : told)
                .forEach((day, count) -> ctx.output(
                        TOLD, new InstitutionFact(institution, InstitutionFact.Kind.BORROWERS, day, count, 0, 0)));
        toldBorrower.put(institution, now);
    }
}
