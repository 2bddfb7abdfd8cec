package io.firewatch.detection.ties;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.TransType;
import io.firewatch.model.record.Transact;
import io.firewatch.model.record.UserInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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
 * The book of one party's loans at one institution, for the graph: passes on what it owes only when the party shares
 * something, is known to the register, has a guarantor or owes much, so that the institution's book stays small. What it
 * borrows anew is told by region, for everybody.
 */
public final class TiedClientFunction extends BookFunction<AboutParty, ClientFact, TieFact> {
    /** A tenth of the net assets of the smallest microloan company, and half the limit of an on-line consumption loan. */
    static final long LARGE_FEN = 10_000_000;

    private static final int MOST_RECORDS = 20;
    private static final int NATURAL = 1;
    private static final int CONSUMPTION = 1;
    private static final String REGISTER = "register/";

    private transient MapState<String, TiedLoan> loans;
    private transient MapState<String, Boolean> interests;
    private transient ValueState<UserInfo> user;
    private transient ValueState<TiedClient> told;
    private transient MapState<Integer, Long> toldLent;
    private transient ValueState<String> toldRegion;
    private transient MapState<Integer, Long> paid;
    private transient MapState<Integer, Long> withdrawn;

    /** Whether a record says something of a party's ties at an institution. */
    public static boolean takes(FeedRecord record) {
        Transact flow = record.transact();
        return record.userInfo() != null
                || record.affiliation() != null
                || (flow != null && (flow.type() == TransType.PAYOUT || flow.type() == TransType.WITHDRAWAL));
    }

    @Override
    public void open(OpenContext context) {
        loans = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("loans", Types.STRING, TypeInformation.of(TiedLoan.class)));
        interests = getRuntimeContext().getMapState(new MapStateDescriptor<>("interests", Types.STRING, Types.BOOLEAN));
        user = getRuntimeContext().getState(new ValueStateDescriptor<>("user", TypeInformation.of(UserInfo.class)));
        told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", TypeInformation.of(TiedClient.class)));
        toldLent = getRuntimeContext().getMapState(new MapStateDescriptor<>("told-lent", Types.INT, Types.LONG));
        toldRegion = getRuntimeContext().getState(new ValueStateDescriptor<>("told-region", Types.STRING));
        paid = getRuntimeContext().getMapState(new MapStateDescriptor<>("paid", Types.INT, Types.LONG));
        withdrawn = getRuntimeContext().getMapState(new MapStateDescriptor<>("withdrawn", Types.INT, Types.LONG));
    }

    @Override
    public void processElement1(AboutParty about, Context ctx, Collector<TieFact> out) throws Exception {
        UserInfo known = about.record().userInfo();
        Transact flow = about.record().transact();
        if (known != null) {
            user.update(known);
        } else if (flow != null) {
            MapState<Integer, Long> days = flow.type() == TransType.PAYOUT ? paid : withdrawn;
            int day = BusinessTime.dayOf(flow.time());
            Long before = days.get(day);
            days.put(
                    day,
                    Math.addExact(before == null ? 0 : before, flow.amount().fen()));
        } else {
            interests.put(REGISTER, true);
        }
        settleSoon(ctx.timerService());
    }

    @Override
    public void processElement2(ClientFact fact, Context ctx, Collector<TieFact> out) throws Exception {
        TiedLoan loan = fact.loan();
        if (loan != null) {
            loans.put(loan.loan(), loan);
        } else if (fact.held()) {
            interests.put(fact.interest(), true);
        } else {
            interests.remove(fact.interest());
        }
        settleSoon(ctx.timerService());
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<TieFact> out) throws Exception {
        List<TiedLoan> all = new ArrayList<>();
        loans.values().forEach(all::add);
        if (all.isEmpty() && interests.isEmpty() && told.value() == null) {
            return;
        }
        all.sort(Comparator.comparingLong(TiedLoan::seq));
        tellLending(key, all, out);
        StepSeries owed = sum(all, one -> true, false);
        boolean large = Arrays.stream(owed.levels()).anyMatch(level -> level >= LARGE_FEN);
        String[] guarantors = all.stream()
                .flatMap(one -> Stream.of(one.guarantors().split(",")))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toArray(String[]::new);
        TiedClient before = told.value();
        UserInfo known = user.value();
        PartyMoney money = new PartyMoney(byDay(paid), byDay(withdrawn));
        boolean tied = large || !interests.isEmpty() || guarantors.length > 0;
        if (!tied || (all.isEmpty() && money.withdrawn().days().length == 0)) {
            if (before != null) {
                told.clear();
                out.collect(TieFact.of(key.institution(), TiedClient.nobody(key.id())));
            }
            return;
        }
        TiedClient now = new TiedClient(
                key.id(),
                known == null ? "" : known.name(),
                known != null && known.userType() == NATURAL,
                owed,
                sum(all, one -> true, true),
                sum(all, one -> one.use() == CONSUMPTION, false),
                sum(all, one -> one.use() != CONSUMPTION, false),
                owed.days().length == 0 ? TiedClient.UNKNOWN_DAY : owed.days()[0],
                registered(known),
                guarantors,
                all.stream()
                        .skip(Math.max(0, all.size() - MOST_RECORDS))
                        .mapToLong(TiedLoan::seq)
                        .toArray(),
                money.withdrawn(),
                money.drawn());
        if (before == null || !same(before, now)) {
            told.update(now);
            out.collect(TieFact.of(key.institution(), now));
        }
    }

    private static Map<Integer, Long> byDay(MapState<Integer, Long> state) throws Exception {
        Map<Integer, Long> days = new TreeMap<>();
        for (var one : state.entries()) {
            days.put(one.getKey(), one.getValue());
        }
        return days;
    }

    private static boolean same(TiedClient a, TiedClient b) {
        return a.name().equals(b.name())
                && a.natural() == b.natural()
                && a.owed().equals(b.owed())
                && a.loans().equals(b.loans())
                && a.consumption().equals(b.consumption())
                && a.withdrawn().equals(b.withdrawn())
                && a.drawn().equals(b.drawn())
                && a.registeredDay() == b.registeredDay()
                && Arrays.equals(a.guarantors(), b.guarantors())
                && Arrays.equals(a.records(), b.records());
    }

    private static int registered(@Nullable UserInfo known) {
        Integer day = known == null || known.userType() != 2 ? null : known.registeredDay();
        return day == null ? TiedClient.UNKNOWN_DAY : day;
    }

    private interface Chosen {
        boolean is(TiedLoan loan);
    }

    private static StepSeries sum(List<TiedLoan> loans, Chosen chosen, boolean counted) {
        SortedMap<Integer, Long> changes = new TreeMap<>();
        for (TiedLoan loan : loans) {
            if (chosen.is(loan)) {
                StepSeries owed = loan.owed();
                long before = 0;
                for (int i = 0; i < owed.days().length; i++) {
                    long level = counted ? (owed.levels()[i] > 0 ? 1 : 0) : owed.levels()[i];
                    changes.merge(owed.days()[i], level - before, Long::sum);
                    before = level;
                }
            }
        }
        return StepSeries.ofChanges(changes);
    }

    /** Principal lent is what is owed on the first day anything is; the region is that of the newest user record. */
    private void tellLending(EntityKey key, List<TiedLoan> all, Collector<TieFact> out) throws Exception {
        UserInfo known = user.value();
        String region = known == null ? "" : known.region();
        Map<Integer, Long> now = new TreeMap<>();
        for (TiedLoan loan : all) {
            if (loan.owed().days().length > 0) {
                now.merge(loan.owed().days()[0], loan.owed().levels()[0], Long::sum);
            }
        }
        Map<Integer, Long> before = byDay(toldLent);
        String regionBefore = Objects.requireNonNullElse(toldRegion.value(), "");
        if (now.equals(before) && region.equals(regionBefore)) {
            return;
        }
        for (Map.Entry<Integer, Long> one : before.entrySet()) {
            out.collect(TieFact.of(key.institution(), new NewLending(one.getKey(), regionBefore, -one.getValue())));
            toldLent.remove(one.getKey());
        }
        for (Map.Entry<Integer, Long> one : now.entrySet()) {
            out.collect(TieFact.of(key.institution(), new NewLending(one.getKey(), region, one.getValue())));
            toldLent.put(one.getKey(), one.getValue());
        }
        toldRegion.update(region);
    }
}
