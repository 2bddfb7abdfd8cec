package io.firewatch.detection.custody;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.CustodyLine;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.InstitutionFacts;
import io.firewatch.model.record.Transact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * The book of a lender's customers' account: flows, statement lines and registry facts on the left, what became of laying
 * them side by side on the right. Observed for every day that closes, and again from the first day a late fact touches.
 */
public final class CustodyFunction extends BookFunction<FeedRecord, StatementMatch, Observation> {
    private static final int MOST_EXHIBITS = 20;
    private static final int MOST_RECORDS = 20;

    private transient MapState<Integer, CustodyDay> days;
    private transient MapState<String, StatementMatch> unmatched;
    private transient ValueState<InstitutionFacts> facts;
    private transient ValueState<Integer> judgedDay;
    private transient ValueState<Integer> dirtyDay;

    /** Whether a record belongs into this book. */
    public static boolean takes(FeedRecord record) {
        return record.transact() != null || record.custodyLine() != null || record.institutionFacts() != null;
    }

    @Override
    public void open(OpenContext context) {
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("days", Types.INT, TypeInformation.of(CustodyDay.class)));
        unmatched = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("unmatched", Types.STRING, TypeInformation.of(StatementMatch.class)));
        facts = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("facts", TypeInformation.of(InstitutionFacts.class)));
        judgedDay = getRuntimeContext().getState(new ValueStateDescriptor<>("judged-day", Types.INT));
        dirtyDay = getRuntimeContext().getState(new ValueStateDescriptor<>("dirty-day", Types.INT));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<Observation> out) throws Exception {
        Transact flow = record.transact();
        CustodyLine line = record.custodyLine();
        InstitutionFacts known = record.institutionFacts();
        if (flow != null) {
            int day = BusinessTime.dayOf(flow.time());
            boolean serial = !flow.bankTrans().isEmpty();
            days.put(day, on(day).plusFlow(flow.type(), flow.amount().fen(), serial));
            changed(day, ctx);
        } else if (line != null) {
            Money balance = line.balance();
            CustodyDay before = on(line.day());
            CustodyDay now = before.stated(balance != null, balance == null ? 0 : balance.fen(), record.seq());
            if (!now.equals(before)) {
                days.put(line.day(), now);
                changed(line.day(), ctx);
            }
        } else if (known != null) {
            facts.update(known);
            changed(Integer.MIN_VALUE, ctx);
        }
    }

    @Override
    public void processElement2(StatementMatch match, Context ctx, Collector<Observation> out) throws Exception {
        days.put(match.day(), on(match.day()).plus(match));
        if (match.withdrawn()) {
            unmatched.remove(match.key());
        } else if (match.isUnmatched()) {
            unmatched.put(match.key(), match);
        }
        // A difference is looked at together with the days around it.
        changed(match.day() - CustodyLedger.CUT_OFF_DAYS, ctx);
    }

    private CustodyDay on(int day) throws Exception {
        CustodyDay known = days.get(day);
        return known == null ? CustodyDay.NOTHING : known;
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
        Map<Integer, CustodyDay> known = new HashMap<>();
        for (var one : days.entries()) {
            known.put(one.getKey(), one.getValue());
        }
        if (known.isEmpty()) {
            return;
        }
        CustodyLedger ledger = new CustodyLedger(known, facts.value());
        int first = ledger.firstDay();
        if (first > closedDay) {
            settleWhenClosed(ctx.timerService(), first);
            return;
        }
        Integer judged = judgedDay.value();
        Integer dirty = dirtyDay.value();
        int from = judged == null ? first : dirty == null ? judged + 1 : Math.min(dirty, judged + 1);
        int last = Math.min(closedDay, ledger.lastDay());
        Map<Integer, List<StatementMatch>> apart = unmatchedByDay();
        for (int day = Math.max(from, first); day <= last; day++) {
            List<StatementMatch> lines = apart.getOrDefault(day, List.of());
            out.collect(Observation.of(
                    key.institution(),
                    Facet.CUSTODY,
                    key.institution(),
                    key.institution(),
                    day,
                    ledger.values(day),
                    records(lines),
                    lines.stream()
                            .limit(MOST_EXHIBITS)
                            .map(UnmatchedExhibit::of)
                            .toArray(String[]::new)));
        }
        judgedDay.update(last);
        dirtyDay.clear();
        if (closedDay < ledger.lastDay()) {
            settleWhenClosed(ctx.timerService(), closedDay + 1);
        }
    }

    /** The largest differences first. */
    private Map<Integer, List<StatementMatch>> unmatchedByDay() throws Exception {
        List<StatementMatch> all = new ArrayList<>();
        unmatched.values().forEach(all::add);
        all.sort(Comparator.comparingLong((StatementMatch one) -> -Math.abs(one.ledgerFen() - one.bankFen()))
                .thenComparing(StatementMatch::key));
        Map<Integer, List<StatementMatch>> byDay = new HashMap<>();
        all.forEach(one ->
                byDay.computeIfAbsent(one.day(), day -> new ArrayList<>()).add(one));
        return byDay;
    }

    private static long[] records(List<StatementMatch> lines) {
        return lines.stream()
                .flatMap(one -> List.of(one.ledgerRecord(), one.bankRecord()).stream())
                .filter(seq -> seq > 0)
                .limit(MOST_RECORDS)
                .mapToLong(Long::longValue)
                .toArray();
    }
}
