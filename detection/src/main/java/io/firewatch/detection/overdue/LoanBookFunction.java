package io.firewatch.detection.overdue;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.overdue.LoanTally.Kind;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.TransType;
import io.firewatch.model.record.Transact;
import io.firewatch.model.record.UserInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * The book of an institution's loans taken together: how much is overdue, who makes up for it, for how long is lent.
 * Observed for every day that closes, and again from the first day that a late fact touches. State: a row of sums for each
 * day and a number for each loan that stands out, kept for the life of the institution.
 */
public final class LoanBookFunction extends BookFunction<FeedRecord, LoanTally, Observation> {
    /** userAttr of a platform that itself advances money when loans go overdue (A.9 4.1.1). */
    private static final int SELF_COMPENSATING = 4;

    private static final Map<Integer, Kind> COMPENSATIONS = Map.of(
            TransType.COMPENSATION_BY_PLATFORM, Kind.PLATFORM_PAID,
            TransType.COMPENSATION_BY_GUARANTOR, Kind.GUARANTOR_PAID,
            TransType.RECOVERED_OFFLINE, Kind.RECOVERED_OFFLINE);

    private static final List<Facet> FACETS = List.of(Facet.OVERDUE, Facet.COMPENSATION, Facet.TENOR, Facet.TOTALS);

    private transient MapState<Integer, TallyDay> days;
    private transient MapState<Shown, Long> shown;
    private transient MapState<String, Integer> compensators;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;

    /** Whether a record says something of the loans together that no single loan does. */
    public static boolean takes(FeedRecord record) {
        Transact flow = record.transact();
        return record.userInfo() != null || (flow != null && COMPENSATIONS.containsKey(flow.type()));
    }

    @Override
    public void open(OpenContext context) {
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("days", Types.INT, TypeInformation.of(TallyDay.class)));
        shown = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("shown", TypeInformation.of(Shown.class), Types.LONG));
        compensators =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("compensators", Types.STRING, Types.INT));
        judgedDay = getRuntimeContext().getState(new ValueStateDescriptor<>("judged-day", Types.INT));
        dirtyDay = getRuntimeContext().getState(new ValueStateDescriptor<>("dirty-day", Types.INT));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        Transact flow = record.transact();
        UserInfo user = record.userInfo();
        if (flow != null) {
            int day = BusinessTime.dayOf(flow.time());
            Kind kind = Objects.requireNonNull(COMPENSATIONS.get(flow.type()));
            add(kind, day, flow.amount().fen(), record.seq(), ctx);
        } else if (user != null) {
            Integer known = compensators.get(user.party());
            int day = BusinessTime.dayOf(user.createdAt());
            if (user.userAttr() != SELF_COMPENSATING && known != null) {
                compensators.remove(user.party());
                touch(known, ctx);
            } else if (user.userAttr() == SELF_COMPENSATING && (known == null || known != day)) {
                compensators.put(user.party(), day);
                touch(known == null ? day : Math.min(known, day), ctx);
            }
        }
    }

    @Override
    public void processElement2(LoanTally tally, Context ctx, Collector<Observation> out) throws Exception {
        for (int i = 0; i < tally.days().length; i++) {
            add(tally.kind(), tally.days()[i], tally.changes()[i], tally.record(), ctx);
        }
    }

    private void add(Kind kind, int day, long change, long record, Context ctx) throws Exception {
        TallyDay before = days.get(day);
        TallyDay after = (before == null ? TallyDay.NOTHING : before).plus(kind, change);
        if (after.equals(TallyDay.NOTHING)) {
            days.remove(day); // what was told and taken back must not show
        } else {
            days.put(day, after);
        }
        if (kind.isEvidence()) {
            Shown on = new Shown(kind, day, record);
            Long known = shown.get(on);
            long now = Math.addExact(known == null ? 0 : known, change);
            if (now == 0) {
                shown.remove(on);
            } else {
                shown.put(on, now);
            }
        }
        touch(day, ctx);
    }

    private void touch(int day, Context ctx) throws Exception {
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
        Map<Integer, TallyDay> known = map(days);
        Integer judged = judgedDay.value();
        Integer dirty = dirtyDay.value();
        if (known.isEmpty()) {
            if (judged != null && dirty != null) {
                takeBack(dirty, judged, Integer.MAX_VALUE, closedDay, day -> withdraw(key, day, out));
            }
            judgedDay.clear();
            dirtyDay.clear();
            return;
        }
        List<Integer> since = new ArrayList<>();
        compensators.values().forEach(since::add);
        LoanBookLedger ledger = new LoanBookLedger(known, map(shown), since);
        int first = ledger.firstDay();
        if (first > closedDay) {
            settleWhenClosed(ctx.timerService(), first);
        }
        int from = judged == null ? first : dirty == null ? judged + 1 : Math.min(dirty, judged + 1);
        int last = Math.min(closedDay, ledger.lastDay());
        takeBack(from, judged, first, last, day -> withdraw(key, day, out));
        for (int day = Math.max(from, first); day <= last; day++) {
            long[] records = ledger.records(day);
            tell(key, Facet.OVERDUE, day, ledger.overdue(day), records, out);
            tell(key, Facet.COMPENSATION, day, ledger.compensation(day), records, out);
            tell(key, Facet.TENOR, day, ledger.tenor(day), new long[0], out);
            tell(key, Facet.TOTALS, day, ledger.totals(day), new long[0], out);
        }
        judgedDay.update(last);
        dirtyDay.clear();
        if (first <= closedDay && closedDay < ledger.lastDay()) {
            settleWhenClosed(ctx.timerService(), closedDay + 1);
        }
    }

    private static void tell(
            EntityKey key, Facet facet, int day, double[] values, long[] records, Collector<Observation> out) {
        String code = key.institution();
        out.collect(Observation.of(code, facet, code, code, day, values, records));
    }

    private static void withdraw(EntityKey key, int day, Collector<Observation> out) {
        String code = key.institution();
        for (Facet facet : FACETS) {
            out.collect(Observation.withdrawn(code, facet, code, code, day));
        }
    }

    private static <K, V> Map<K, V> map(MapState<K, V> state) throws Exception {
        Map<K, V> map = new HashMap<>();
        for (var one : state.entries()) {
            map.put(one.getKey(), one.getValue());
        }
        return map;
    }
}
