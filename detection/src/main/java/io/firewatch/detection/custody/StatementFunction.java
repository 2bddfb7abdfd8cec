package io.firewatch.detection.custody;

import io.firewatch.detection.book.BookFunction;
import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.CustodyLine;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.TransType;
import io.firewatch.model.record.Transact;
import java.util.ArrayList;
import java.util.List;
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
 * The book of one bank serial of one lender, or of a day's deposits or withdrawals without one: lays the lender's flows
 * beside the custodian's lines. The lender's flows come in on the left, the lines on the right.
 */
public final class StatementFunction extends BookFunction<FeedRecord, FeedRecord, StatementMatch> {
    /** Withdrawals that the bank paid later than T+3, on the day it did. */
    public static final OutputTag<FlowFact> LATE =
            new OutputTag<>("late-withdrawals", TypeInformation.of(FlowFact.class));

    private transient MapState<Long, Movement> movements;
    private transient ValueState<FlowFact> toldLate;
    private transient ValueState<StatementMatch> told;

    /** Under which serial or day a flow is matched; null for one that no custodian would state. */
    public static @Nullable String keyOfFlow(FeedRecord record) {
        Transact flow = record.transact();
        if (flow == null) {
            return null;
        }
        if (!flow.bankTrans().isEmpty()) {
            return StatementMatch.SERIAL + flow.bankTrans();
        }
        return flow.type() == TransType.DEPOSIT || flow.type() == TransType.WITHDRAWAL
                ? dayKey(BusinessTime.dayOf(flow.time()), flow.type())
                : null;
    }

    /** Under which serial or day a line is matched; null for a movement within the account that bears no serial. */
    public static @Nullable String keyOfLine(FeedRecord record) {
        CustodyLine line = record.custodyLine();
        if (line == null) {
            return null;
        }
        if (!line.bankTrans().isEmpty()) {
            return StatementMatch.SERIAL + line.bankTrans();
        }
        return switch (line.transType()) {
            case TransType.DEPOSIT, TransType.WITHDRAWAL -> dayKey(line.day(), line.transType());
            case -1 -> dayKey(line.day(), line.in() ? TransType.DEPOSIT : TransType.WITHDRAWAL);
            default -> null;
        };
    }

    private static String dayKey(int day, int type) {
        return StatementMatch.DAY + day + '/' + type;
    }

    @Override
    public void open(OpenContext context) {
        movements = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("movements", Types.LONG, TypeInformation.of(Movement.class)));
        told = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("told", TypeInformation.of(StatementMatch.class)));
        toldLate = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("told-late", TypeInformation.of(FlowFact.class)));
    }

    @Override
    public void processElement1(FeedRecord record, Context ctx, Collector<StatementMatch> out) throws Exception {
        Transact flow = record.transact();
        if (flow != null) {
            take(
                    new Movement(
                            false,
                            BusinessTime.dayOf(flow.time()),
                            flow.type(),
                            false,
                            flow.amount().fen(),
                            record.seq()),
                    record.seq(),
                    ctx);
        }
    }

    @Override
    public void processElement2(FeedRecord record, Context ctx, Collector<StatementMatch> out) throws Exception {
        CustodyLine line = record.custodyLine();
        if (line != null) {
            // A line is known by its key: of its versions the newest counts.
            take(
                    new Movement(
                            true,
                            line.day(),
                            line.transType(),
                            line.in(),
                            line.amount().fen(),
                            record.seq()),
                    placeOfLine(record.key()),
                    ctx);
        }
    }

    /** Negative, so that no line takes the place of a flow; two lines of one book share one by chance once in 10^18. */
    private static long placeOfLine(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return hash | Long.MIN_VALUE;
    }

    private void take(Movement movement, long place, Context ctx) throws Exception {
        Movement before = movements.get(place);
        if (before == null || before.seq() < movement.seq()) {
            movements.put(place, movement);
            settleSoon(ctx.timerService());
        }
    }

    @Override
    protected void settle(EntityKey key, int closedDay, Context ctx, Collector<StatementMatch> out) throws Exception {
        List<Movement> all = new ArrayList<>();
        movements.values().forEach(all::add);
        tellLate(StatementMatching.late(key.institution(), key.id(), all).orElse(null), ctx);
        StatementMatch now =
                StatementMatching.of(key.institution(), key.id(), all).orElse(null);
        StatementMatch before = told.value();
        if (now == null ? before == null : now.equals(before)) {
            return;
        }
        if (before != null) {
            out.collect(before.takenBack());
        }
        if (now != null) {
            out.collect(now);
        }
        told.update(now);
    }

    private void tellLate(@Nullable FlowFact now, Context ctx) throws Exception {
        FlowFact before = toldLate.value();
        if (now == null ? before == null : now.equals(before)) {
            return;
        }
        if (before != null) {
            ctx.output(LATE, FlowFact.of(before.institution(), before.kind(), before.day(), -before.amount()));
        }
        if (now != null) {
            ctx.output(LATE, now);
        }
        toldLate.update(now);
    }
}
